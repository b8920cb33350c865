using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;

namespace Handhaving.Overnames;

/// <summary>Where a record of before this product comes from. Importing it again changes nothing.</summary>
/// <param name="Naam">The source system or list, such as <c>excel-meldingen</c>.</param>
/// <param name="Kenmerk">The record's own key in that source.</param>
/// <param name="GeregistreerdOp">When the source says that it registered the record: a claim, kept as such.</param>
public sealed record Bronvermelding(string Naam, string Kenmerk, DateTimeOffset? GeregistreerdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<Bronvermelding>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Naam).NotEmpty().Kenmerk();
            RuleFor(x => x.Kenmerk).NotEmpty().Kenmerk();
            RuleFor(x => x.GeregistreerdOp).NietInDeToekomst(klok);
        }
    }

    public Overname AlsOvername() => new(Naam, Kenmerk, GeregistreerdOp?.ToUniversalTime());
}

/// <summary>
/// Ids that follow from the source alone, so that the same record always gets the same one. Hashed like a UUID version 5,
/// but with SHA-256, so marked version 8 (RFC 9562).
/// </summary>
public static class Bronsleutel
{
    public static Guid Melding(string gemeente, string bron, string kenmerk) => Id("melding", gemeente, bron, kenmerk);

    public static Guid Controle(string gemeente, string bron, string kenmerk) => Id("controle", gemeente, bron, kenmerk);

    public static Guid ProcesVerbaal(string gemeente, string bron, string kenmerk) => Id("proces-verbaal", gemeente, bron, kenmerk);

    /// <summary>A zaak never spans two panden, so a source that uses one number for both gets two.</summary>
    public static Guid Zaak(string gemeente, string bron, string pandId, string zaakkenmerk) => Id("zaak", gemeente, bron, pandId, zaakkenmerk);

    /// <summary>The how-manieth event (or part) of this kind that a record brought.</summary>
    public static Guid Deel(Guid record, string soort, int nummer = 0) => Id(soort, record.ToString(), nummer.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static Guid Gebeurtenis<T>(Guid record, int nummer = 0) where T : Gebeurtenis => Deel(record, Gebeurtenissoorten.Alle[typeof(T)].Naam, nummer);

    private static Guid Id(params ReadOnlySpan<string> delen)
    {
        Span<byte> id = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', delen!))).AsSpan(0, 16);
        id[6] = (byte)((id[6] & 0x0f) | 0x80);
        id[8] = (byte)((id[8] & 0x3f) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}

