using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Values;

namespace ImmutaInfra.Engine.Planning.Saved;

/// <summary>Holds what a plan would be made of now to what a saved one was made of.</summary>
internal static class BasisComparison
{
    /// <summary>What forbids to apply it, at most one message for each kind of thing.</summary>
    public static IEnumerable<Diagnostic> Differences(PlanBasis saved, PlanBasis now, DateTimeOffset plannedAt)
    {
        if (saved.StateDigest != now.StateDigest)
        {
            yield return SavedPlanDiagnostics.StateChanged(plannedAt);
        }

        List<string> files =
        [
            .. saved.Files.Where(file => now.Files.TryGetValue(file.Key, out var digest) && digest != file.Value).Select(file => $"{file.Key} has changed"),
            .. saved.Files.Keys.Where(name => !now.Files.ContainsKey(name)).Select(name => $"{name} is gone"),
            .. now.Files.Keys.Where(name => !saved.Files.ContainsKey(name)).Select(name => $"{name} is new"),
            .. saved.NamedVariableFiles.Where(file => FindNamed(file.Key, now) is { } digest && digest != file.Value).Select(file => $"{file.Key} has changed"),
        ];
        if (files.Count > 0)
        {
            files.Sort(StringComparer.Ordinal);
            yield return SavedPlanDiagnostics.FilesChanged(files, plannedAt);
        }

        var variables = now.Variables.Where(given => IsOther(given.Key, given.Value, saved, now)).Select(given => given.Key).Order(StringComparer.Ordinal).ToList();
        if (variables.Count > 0)
        {
            yield return SavedPlanDiagnostics.VariablesChanged(variables);
        }
    }

    // The values of such a file are in the plan: it may well be missing where the plan is applied. If it is there, it must be the same.
    private static string? FindNamed(string name, PlanBasis now)
    {
        if (now.NamedVariableFiles.TryGetValue(name, out var digest))
        {
            return digest;
        }

        try
        {
            var file = Path.GetFullPath(name, now.Folder);
            return File.Exists(file) ? PlanBasis.DigestOf(File.ReadAllText(file)) : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // A value that is given now and had not been given counts, and so does another one from the same source or from the command line. The
    // others had no say when the plan was made, either.
    private static bool IsOther(string name, VariableOrigin given, PlanBasis saved, PlanBasis now)
    {
        if (!saved.Variables.TryGetValue(name, out var before))
        {
            return true;
        }

        return (given.IsAsked || given.Source == before.Source) && !ValueOf(given).Equals(ValueOf(before));
    }

    // A number or a truth value may come as text or as itself; the variable's type makes the same of both.
    private static Value ValueOf(VariableOrigin origin) => origin.Value is null ? origin.Text : SchemaValues.AnyToCore(origin.Value) switch
    {
        NumberValue number => number.ToString(),
        BooleanValue boolean => boolean.ToString(),
        var value => value,
    };
}
