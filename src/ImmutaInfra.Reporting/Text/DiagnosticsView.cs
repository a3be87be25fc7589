using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Reporting.Text;

/// <summary>Shows messages to people: code, summary, place, source line with carets, what is wrong, what to do.</summary>
/// <param name="output">Where to write.</param>
/// <param name="options">What it is written for.</param>
/// <param name="readSource">Gives the text of a source file by the name in the span, or null when it cannot be had; the
/// message then goes without the excerpt.</param>
public sealed class DiagnosticsView(TextWriter output, TextOptions options, Func<string, string?> readSource)
{
    private const int MostOthers = 20;
    private const int LongestFact = 1000;

    private readonly Ink _ink = new(options.UsesColor);
    private readonly SourceTexts _sources = new(readSource);

    /// <summary>Messages in the order of showing: warnings, then errors, so that these end up nearest to the prompt; each sorted by
    /// file and place, those without a place last.</summary>
    public static IReadOnlyList<Diagnostic> InOrder(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics
            .OrderBy(diagnostic => diagnostic.Severity)
            .ThenBy(diagnostic => diagnostic.At is null)
            .ThenBy(diagnostic => diagnostic.At?.File, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.At?.Start.Line)
            .ThenBy(diagnostic => diagnostic.At?.Start.Column)
            .ThenBy(diagnostic => diagnostic.Address, StringComparer.Ordinal),
    ];

    /// <summary>Writes all messages in order, an empty line between two, and how many there are when there are several. What is said
    /// of several resources in the same words, such as that a server cannot be reached, is written once.</summary>
    public void Write(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var isFirst = true;
        foreach (var alike in InOrder(diagnostics).GroupBy(Words))
        {
            if (!isFirst)
            {
                output.WriteLine();
            }

            isFirst = false;
            Write(alike.First());
            WriteOthers([.. alike.Skip(1).Select(diagnostic => diagnostic.Address).OfType<string>().Distinct(StringComparer.Ordinal)]);
        }

        if (diagnostics.Count > 1)
        {
            output.WriteLine();
            output.WriteLine(Count(diagnostics));
        }
    }

    /// <summary>Writes one message.</summary>
    public void Write(Diagnostic diagnostic)
    {
        var isError = diagnostic.Severity == Severity.Error;
        var head = $"{(isError ? "error" : "warning")} {diagnostic.Code}:";
        output.WriteLine($"{(isError ? _ink.BoldRed(head) : _ink.BoldYellow(head))} {_ink.Bold(Printable.Prose(diagnostic.Summary))}");
        WritePlace(diagnostic, isError);
        if (diagnostic.Detail.Length > 0)
        {
            Prose.Write(output, diagnostic.Detail, "  ", options.Width);
        }

        if (diagnostic.Hint is { Length: > 0 } hint)
        {
            Prose.Write(output, $"Hint: {hint}", "  ", options.Width);
        }
    }

    // Messages without an address, or on an attribute, belong to their own place even where their words are the same.
    private static (Diagnostic? Own, string Code, string Detail, string? Hint) Words(Diagnostic diagnostic) =>
        diagnostic is { Address: not null, Attribute: null, Detail.Length: > 0, Severity: Severity.Error }
            ? (null, diagnostic.Code, diagnostic.Detail, diagnostic.Hint)
            : (diagnostic, diagnostic.Code, diagnostic.Detail, diagnostic.Hint);

    private void WriteOthers(string[] addresses)
    {
        if (addresses.Length > 0)
        {
            output.WriteLine("  The same happened to:");
        }

        foreach (var address in addresses.Take(MostOthers))
        {
            output.WriteLine($"    {Printable.Prose(address)}");
        }

        if (addresses.Length > MostOthers)
        {
            output.WriteLine($"    and {addresses.Length - MostOthers} more");
        }
    }

    private static string Count(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
        var warnings = diagnostics.Count - errors;
        string[] parts = [.. Part(errors, "error"), .. Part(warnings, "warning")];
        return $"{string.Join(", ", parts)}.";

        static IEnumerable<string> Part(int count, string noun) => count == 0 ? [] : [$"{count} {noun}{(count == 1 ? "" : "s")}"];
    }

    /// <summary>The place twice: as editors make a link of it, and in the words that people search for.</summary>
    private void WritePlace(Diagnostic diagnostic, bool isError)
    {
        if (diagnostic.At is not { } at)
        {
            if (Within(diagnostic.Address, diagnostic.Attribute) is { Length: > 0 } alone)
            {
                output.WriteLine($"  {Printable.Prose(alone)}");
            }

            return;
        }

        var source = _sources.Find(at.File);
        var within = Within(diagnostic.Address ?? source?.Outline.HeaderAt(at.Start), diagnostic.Attribute);
        var file = Printable.Prose(at.File);
        output.WriteLine($"  {_ink.Cyan($"{file}:{at.Start.Line}:{at.Start.Column}")}");
        output.WriteLine($"  on {file} line {at.Start.Line}{(within.Length == 0 ? "" : $", {Printable.Prose(within)}")}:");
        if (source is not null)
        {
            new SourceExcerpt(output, options).Write(source, at, isError);
        }

        WriteFacts(diagnostic);
    }

    private static string Within(string? block, string? attribute) => (block, attribute) switch
    {
        ({ }, { }) => $"in {block}, attribute \"{attribute}\"",
        ({ }, null) => $"in {block}",
        (null, { }) => $"attribute \"{attribute}\"",
        _ => "",
    };

    /// <summary>What the names in the expression stood for, below the excerpt, as Terraform shows it.</summary>
    private void WriteFacts(Diagnostic diagnostic)
    {
        if (diagnostic is { Function: null, Values.Count: 0 })
        {
            return;
        }

        if (options.UsesColor)
        {
            output.WriteLine($"    {_ink.Gray("├────────────────")}");
        }

        if (diagnostic.Function is { } function)
        {
            WriteFact($"while calling {function.Signature}");
        }

        foreach (var (traversal, statement) in diagnostic.Values)
        {
            WriteFact($"{traversal} {statement}");
        }
    }

    private void WriteFact(string fact) =>
        output.WriteLine($"    {(options.UsesColor ? _ink.Gray("│") : "-")} {Printable.Prose(fact.Length <= LongestFact ? fact : $"{fact[..LongestFact]}...")}");
}
