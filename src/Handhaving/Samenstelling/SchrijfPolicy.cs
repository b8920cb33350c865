using Handhaving.Leveringsafspraken;
using Handhaving.Lsi;
using Handhaving.Panden;
using Handhaving.Partners;
using Handhaving.Toegang;
using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Frames;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Samenstelling;

/// <summary>What every command gets: who acts, the version check of its zaak, and safe retries by Idempotency-Key.</summary>
internal sealed class SchrijfPolicy : IHttpPolicy
{
    public void Apply(IReadOnlyList<HttpChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains.Where(c => c.HttpMethods.Contains("POST") && !Attribute.IsDefined(c.Method.Method, typeof(NonTransactionalAttribute))))
        {
            // Before the endpoint's own Load and Validate, so that those see only a zaak of the version that the caller read.
            List<Frame> vooraf = [new MethodCall(typeof(Herkomst), nameof(Herkomst.Before))];
            if (Vraagt<Zaak>(chain)) vooraf.Add(new MethodCall(typeof(Zaakslot), nameof(Zaakslot.Before)));
            else if (Vraagt<LsiProject>(chain)) vooraf.Add(new MethodCall(typeof(Projectslot), nameof(Projectslot.Before)));
            else if (Vraagt<Leveringsafspraak>(chain)) vooraf.Add(new MethodCall(typeof(Afspraakslot), nameof(Afspraakslot.Before)));
            else if (Vraagt<Pand>(chain)) vooraf.Add(new MethodCall(typeof(Pandslot), nameof(Pandslot.Before)));
            if (Vraagt<Partner>(chain)) vooraf.Add(new MethodCall(typeof(Partnerslot), nameof(Partnerslot.Before)));
            if (Vraagt<Controle>(chain)) vooraf.Add(new MethodCall(typeof(Controleslot), nameof(Controleslot.Before)));
            if (Vraagt<Zaak>(chain) && chain.RoutePattern!.Parameters.Any(p => Onderdeelslot.IsOnderdeel(p.Name))) vooraf.Add(new MethodCall(typeof(Onderdeelslot), nameof(Onderdeelslot.Before)));
            if (Vraagt<Zaak>(chain) && chain.HasRequestType && Compartiment.KanNoemen(chain.RequestType))
                vooraf.Add(new MethodCall(typeof(Compartiment), typeof(Compartiment).GetMethod(nameof(Compartiment.EisAsync))!.MakeGenericMethod(chain.RequestType)));
            chain.Middleware.InsertRange(0, vooraf);
            chain.DeduplicatedWithResponse = new DeduplicatedWithResponseRequirement
            {
                Scope = DeduplicationScope.Tenant | DeduplicationScope.User | DeduplicationScope.Endpoint,
                Required = true,
                ClaimInTransaction = true,
            };
        }
    }

    private static bool Vraagt<T>(HttpChain chain) => chain.Method.Method.GetParameters().Any(p => p.ParameterType == typeof(T));
}
