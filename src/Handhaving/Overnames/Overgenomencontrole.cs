using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;

namespace Handhaving.Overnames;

public sealed record Tolkopgave(Tolkwijze Wijze, string NaamOfNummer, string Taal) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<Tolkopgave>
    {
        public Validator()
        {
            RuleFor(x => x.NaamOfNummer).NotEmpty().MaximumLength(200);
            RuleFor(x => x.Taal).NotEmpty().MaximumLength(80);
        }
    }
}

/// <param name="GebeurdOp">Left out: at the entry.</param>
public sealed record Toestemmingopgave(
    Reikwijdte Reikwijdte, Hoedanigheid Hoedanigheid, bool Begrepen, bool Vrijwillig, string Naam, string? Ruimte = null, Guid? Betrokkene = null, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<Toestemmingopgave>
    {
        public Validator()
        {
            RuleFor(x => x.Naam).NotEmpty().MaximumLength(200);
            RuleFor(x => x.Ruimte).Aanduiding();
            RuleFor(x => x.Ruimte).Must((x, ruimte) => (x.Reikwijdte is Reikwijdte.Ruimte) == (ruimte is not null))
                .WithMessage("hoort precies bij de reikwijdte Ruimte. Noem de ruimte, of kies de reikwijdte Woning.");
        }
    }
}

public sealed record Bewoneropgave(string Naam, DateOnly? Geboortedatum = null, string? Toelichting = null, string? Ruimte = null, Guid? Betrokkene = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<Bewoneropgave>
    {
        public Validator()
        {
            RuleFor(x => x.Naam).NotEmpty().MaximumLength(200);
            RuleFor(x => x.Toelichting).MaximumLength(20_000);
            RuleFor(x => x.Ruimte).Aanduiding();
        }
    }
}

/// <param name="GebeurdOp">Left out: at the entry.</param>
public sealed record Ruimteopgave(Ruimtebevinding Bevinding, string? Toelichting = null, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<Ruimteopgave>
    {
        public Validator()
        {
            RuleFor(x => x.Bevinding.Ruimte).NotEmpty().Aanduiding();
            RuleFor(x => x.Bevinding.Slaapplaatsen).InclusiveBetween(0, 100);
            RuleFor(x => x.Toelichting).MaximumLength(20_000);
        }
    }
}

/// <summary>Turns a record of the source into the events of an ordinary visit.</summary>
internal static class Overgenomencontrole
{
    public static IReadOnlyList<Zaakgebeurtenis> Gebeurtenissen(NeemControleOver c, Guid zaakId, Guid id, Zaak? eerder)
    {
        var zaak = eerder ?? Zaak.Nieuw(zaakId);
        var (begin, einde) = (c.Begin.ToUniversalTime(), c.Einde.ToUniversalTime());
        var binnen = c.BinnengetredenOp?.ToUniversalTime() ?? begin;
        List<Zaakgebeurtenis> g = [];

        if (eerder is null)
            g.Add(new ZaakGeopend(zaakId, c.Aanleiding, c.VerblijfsobjectId, Persoonsgegeven.Over(zaakId, $"Overgenomen uit {c.Bron.Naam}.")) { GebeurdOp = begin });
        if (c.GelegitimeerdOp is { } gelegitimeerd) g.Add(new LegitimatieGetoond(zaakId, id, c.Koppel[0]) { GebeurdOp = gelegitimeerd.ToUniversalTime() });
        if (c.Tolk is { } t) g.Add(new TolkIngezet(zaakId, id, t.Wijze, Persoonsgegeven.Over(zaakId, new Tolkgegevens(t.NaamOfNummer, t.Taal))) { GebeurdOp = begin });
        if (c.DoelMeegedeeldOp is { } doel) g.Add(new DoelMeegedeeld(zaakId, id, c.DoelBegrepen) { GebeurdOp = doel.ToUniversalTime() });
        foreach (var (nummer, v) in (c.Toestemmingen ?? []).Index())
            g.Add(new ToestemmingVerleend(zaakId, id, Bronsleutel.Deel(id, "toestemming", nummer), v.Reikwijdte, v.Ruimte, v.Hoedanigheid, v.Begrepen, v.Vrijwillig,
                Persoonsgegeven.Over(v.Betrokkene ?? Guid.NewGuid(), new Aangetroffene(v.Naam)))
            { GebeurdOp = v.GebeurdOp?.ToUniversalTime() ?? binnen });

        switch (c.Binnenkomst)
        {
            case Binnenkomst.Geweigerd:
                g.Add(new ToestemmingGeweigerd(zaakId, id, Reikwijdte.Woning, null, Tekst(c.Toelichting)) { GebeurdOp = binnen });
                break;
            case Binnenkomst.GeenGehoor:
                g.Add(new GeenGehoor(zaakId, id) { GebeurdOp = begin });
                break;
            default:
                var grond = c.Binnenkomst is Binnenkomst.Toestemming ? Binnentreedgrond.Toestemming : Binnentreedgrond.Geen;
                g.Add(new WoningBinnengetreden(zaakId, id, grond, c.BewonerAanwezig, Tekst(c.Toelichting), Rechtmatigheid.VanBetreding(zaak, Tot(), new(Guid.Empty, binnen, grond, c.BewonerAanwezig))) { GebeurdOp = binnen });
                break;
        }
        foreach (var b in c.Bewoners ?? [])
            g.Add(new BewonerAangetroffen(zaakId, id, b.Ruimte, Persoonsgegeven.Over(b.Betrokkene ?? Guid.NewGuid(), new Aangetroffene(b.Naam, b.Geboortedatum, b.Toelichting))) { GebeurdOp = binnen });

        var bezocht = Tot();
        foreach (var (nummer, r) in (c.Ruimten ?? []).Index())
        {
            var op = r.GebeurdOp?.ToUniversalTime() ?? binnen;
            g.Add(new RuimteOpgenomen(zaakId, id, Bronsleutel.Deel(id, "ruimte", nummer), r.Bevinding, Tekst(r.Toelichting),
                Rechtmatigheid.VanRuimte(zaak, bezocht, op, r.Bevinding.Ruimte, r.Bevinding.Privevertrek, r.Bevinding.VanBuitenaf))
            { GebeurdOp = op });
        }
        if (c.Binnenkomst is Binnenkomst.Toestemming or Binnenkomst.ZonderToestemming)
            g.Add(new WoningVerlaten(zaakId, id) { GebeurdOp = c.VerlatenOp?.ToUniversalTime() ?? einde });
        g.Add(new ControleUitgevoerd(zaakId, id, c.Resultaat, begin, einde, c.Koppel, c.NormId) { GebeurdOp = begin });
        return g;

        Controle Tot() => g.OfType<Controlegebeurtenis>().Aggregate(Controle.Nieuw(id), (controle, e) => controle.Na(e.AlsNieuw()));

        Persoonsgegeven<string>? Tekst(string? tekst) => string.IsNullOrWhiteSpace(tekst) ? null : Persoonsgegeven.Over(zaakId, tekst);
    }
}
