using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using ImmutaInfra.Hcl.Functions.Cryptography;
using ImmutaInfra.Hcl.Functions.Files;

namespace ImmutaInfra.Hcl.Functions;

/// <summary>The functions that expressions can call, by name.</summary>
public sealed class FunctionTable
{
    private static readonly string[] TemplateNames = ["templatefile", "templatestring"];

    private readonly FrozenDictionary<string, HclFunction> _functions;
    private readonly Lazy<FunctionTable> _inTemplateFiles;
    private readonly Lazy<FunctionTable> _inTemplateStrings;

    /// <summary>A table of these functions.</summary>
    public FunctionTable(IEnumerable<KeyValuePair<string, HclFunction>> functions)
    {
        _functions = functions.ToFrozenDictionary(StringComparer.Ordinal);
        _inTemplateFiles = new(() => Without(
            TemplateNames, name => $"cannot recursively call {name} from inside another template function"));
        _inTemplateStrings = new(() => InTemplateFiles.Without(
            [.. FileFunctions.All().Keys.Concat(HashFunctions.All().Keys).Where(name => name.StartsWith("file", StringComparison.Ordinal))],
            name => $"cannot use filesystem access functions like {name} in templatestring templates; consider passing the function "
                + "result as a template variable instead"));
    }

    /// <summary>All functions of Terraform 1.11, under their own names, and under <c>core::…</c>.</summary>
    public static FunctionTable Terraform { get; } = new(TerraformFunctions.All());

    /// <summary>The names, in no order.</summary>
    public IReadOnlyCollection<string> Names => _functions.Keys;

    /// <summary>Looks for a function.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out HclFunction? function) => _functions.TryGetValue(name, out function);

    /// <summary>The functions that templates of <c>templatefile</c> can call.</summary>
    internal FunctionTable InTemplateFiles => _inTemplateFiles.Value;

    /// <summary>The functions that templates of <c>templatestring</c> can call.</summary>
    internal FunctionTable InTemplateStrings => _inTemplateStrings.Value;

    /// <summary>These functions and others; of two with one name the other one counts.</summary>
    public FunctionTable With(IEnumerable<KeyValuePair<string, HclFunction>> others)
    {
        var all = new Dictionary<string, HclFunction>(_functions);
        foreach (var (name, function) in others)
        {
            all[name] = function;
        }

        return new FunctionTable(all);
    }

    /// <summary>The same table, where calling one of these functions fails.</summary>
    private FunctionTable Without(IReadOnlyCollection<string> names, Func<string, string> message)
    {
        var failing = from function in _functions
                      let name = function.Key.StartsWith("core::", StringComparison.Ordinal) ? function.Key[6..] : function.Key
                      where names.Contains(name)
                      select KeyValuePair.Create(function.Key, function.Value with
                      {
                          Deferred = null,
                          ResultType = call => call.FailType(message(name)),
                      });
        return With(failing);
    }
}
