using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Values;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Hcl.Functions;

/// <summary>Describes what functions take.</summary>
/// <remarks>Source: Terraform 1.11, internal/command/views/json, function.go.</remarks>
internal static class FunctionSignature
{
    /// <summary>The signature of a function that is called by a name.</summary>
    public static CalledFunction Of(string calledAs, HclFunction function)
    {
        var name = calledAs[(calledAs.LastIndexOf(':') + 1)..];
        IEnumerable<string> parameters = function.Parameters.Select(parameter => parameter.Name);
        if (function.Variadic is { } rest)
        {
            parameters = parameters.Append($"{rest.Name}...");
        }

        return new CalledFunction(calledAs, $"{name}({string.Join(", ", parameters)})", Describe(name, function).ToString(Newtonsoft.Json.Formatting.None));
    }

    private static JObject Describe(string name, HclFunction function)
    {
        var signature = new JObject { ["name"] = name, ["params"] = new JArray(function.Parameters.Select(Describe)) };
        if (function.Variadic is { } rest)
        {
            signature["variadic_param"] = Describe(rest);
        }

        signature["return_type"] = ResultType(function).ToJson();
        return signature;
    }

    private static JObject Describe(FunctionParameter parameter) => new() { ["name"] = parameter.Name, ["type"] = parameter.Type.ToJson() };

    /// <summary>What is known of the result's type when nothing is known of the arguments.</summary>
    private static HclType ResultType(HclFunction function)
    {
        if (function.Parameters.Append(function.Variadic).Any(parameter => parameter is { AllowsDynamic: false, Type.Kind: HclTypeKind.Dynamic }))
        {
            return HclType.Dynamic;
        }

        var call = new FunctionCall([.. function.Parameters.Select(parameter => HclValue.Unknown(parameter.Type))], FunctionEnvironment.Default);
        var type = function.ResultType(call);
        return call.Failure is null ? type : HclType.Dynamic;
    }
}
