using System.Security.Cryptography;
using System.Text;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Engine.State.Secrets;

namespace ImmutaInfra.Engine.State.Checkpoints;

/// <summary>Checks that a snapshot does not contradict itself.</summary>
/// <remarks>Source: Pulumi state format, section 3.4.</remarks>
internal static class Integrity
{
    private const int MostProblems = 10;

    /// <summary>What is wrong, one sentence each with its place, at most ten; empty when all is well.</summary>
    public static IReadOnlyList<string> Verify(StackSnapshot snapshot) => [.. Problems(snapshot).Take(MostProblems)];

    /// <summary>The magic that goes with a version.</summary>
    public static string MagicOf(string version) =>
        version.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(version)));

    private static IEnumerable<string> Problems(StackSnapshot snapshot)
    {
        if (snapshot.Manifest is { } manifest && manifest.Magic != MagicOf(manifest.Version))
        {
            yield return "At manifest.magic: it does not belong to the version (magic cookie mismatch).";
        }

        if (snapshot.Secrets is { Type: StackSecrets.PassphraseType })
        {
            foreach (var (place, secret) in SecretPlaces.In(snapshot))
            {
                if (secret.Sealed is SealedSecret { Ciphertext: var text } && !PassphraseCipher.IsCiphertext(text))
                {
                    yield return $"At {place}: what stands there is no encrypted secret.";
                }
            }
        }

        var seen = new HashSet<Urn>();
        var keys = new HashSet<ResourceKey>();
        var providers = new HashSet<ProviderReference>();
        for (var i = 0; i < snapshot.Resources.Count; i++)
        {
            var resource = snapshot.Resources[i];
            foreach (var (field, problem) in Problems(resource, seen, keys, providers))
            {
                yield return $"At resources[{i}].{field} ({resource.Urn}): {problem}";
            }

            seen.Add(resource.Urn);
            if (resource.IsProvider)
            {
                providers.Add(new ProviderReference(resource.Urn, resource.Id));
            }
        }
    }

    private static IEnumerable<(string Field, string Problem)> Problems(
        ResourceState resource, HashSet<Urn> seen, HashSet<ResourceKey> keys, HashSet<ProviderReference> providers)
    {
        if (!resource.Custom && resource.Id.Length > 0)
        {
            yield return ("id", "a resource that no provider manages has an id.");
        }

        if (!keys.Add(resource.Key))
        {
            yield return ("urn", resource.Delete ? "the same old object stands there twice." : "the resource stands there twice.");
        }

        foreach (var (urn, field) in ResourceOrder.References(resource))
        {
            if (!seen.Contains(urn))
            {
                yield return (field, $"{urn} does not stand before it.");
            }
        }

        if (resource.Provider is { } provider && !resource.PendingReplacement && !providers.Contains(provider))
        {
            yield return ("provider", $"the provider {provider} does not stand before it.");
        }
    }
}
