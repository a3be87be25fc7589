using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Store;

/// <summary>JSON merge patches as of RFC 7396.</summary>
internal static class MergePatch
{
    /// <summary>Merges a patch into an object, in place: null removes, objects are merged, all else replaces.</summary>
    public static void Apply(JObject target, JObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null or { Type: JTokenType.Null })
            {
                target.Remove(name);
            }
            else if (value is JObject inner)
            {
                if (target[name] is not JObject existing)
                {
                    target[name] = existing = [];
                }

                Apply(existing, inner);
            }
            else
            {
                target[name] = value.DeepClone();
            }
        }
    }
}
