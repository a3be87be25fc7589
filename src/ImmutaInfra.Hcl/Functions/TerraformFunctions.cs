using ImmutaInfra.Hcl.Functions.Collections;
using ImmutaInfra.Hcl.Functions.Conversions;
using ImmutaInfra.Hcl.Functions.Cryptography;
using ImmutaInfra.Hcl.Functions.Dates;
using ImmutaInfra.Hcl.Functions.Encodings;
using ImmutaInfra.Hcl.Functions.Files;
using ImmutaInfra.Hcl.Functions.Networks;
using ImmutaInfra.Hcl.Functions.Numbers;
using ImmutaInfra.Hcl.Functions.Strings;

namespace ImmutaInfra.Hcl.Functions;

/// <summary>The functions of Terraform 1.11.</summary>
internal static class TerraformFunctions
{
    public static Dictionary<string, HclFunction> All()
    {
        Dictionary<string, HclFunction>[] groups =
        [
            NumericFunctions.All(),
            StringFunctions.All(),
            CollectionFunctions.All(),
            ListFunctions.All(),
            ElementFunctions.All(),
            MapFunctions.All(),
            SetFunctions.All(),
            EncodingFunctions.All(),
            FileFunctions.All(),
            DateFunctions.All(),
            HashFunctions.All(),
            NetworkFunctions.All(),
            ConversionFunctions.All(),
            TemplateFunctions.All(),
        ];
        var all = new Dictionary<string, HclFunction>();
        foreach (var (name, function) in groups.SelectMany(group => group))
        {
            all[name] = function;
            all[$"core::{name}"] = function;
        }

        return all;
    }
}
