namespace ImmutaInfra.Core.Diagnostics;

/// <summary>One message to the user: what is wrong, where, why, and what to do.</summary>
/// <remarks>It never holds a secret. Codes: 1xxx reading, 2xxx evaluating, 3xxx planning, 4xxx applying and state,
/// 5xxx the Immuta API, 6xxx the provider plugin, 9xxx our own mistakes. A code is never used for a second meaning.</remarks>
public sealed record Diagnostic
{
    /// <summary>How bad it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary><c>IMI</c> and four digits; stable, so that people and tests can rely on it.</summary>
    public required string Code { get; init; }

    /// <summary>Short, fixed and free of user data.</summary>
    public required string Summary { get; init; }

    /// <summary>Whole sentences that name the things, the value seen and the value expected.</summary>
    public string Detail { get; init; } = "";

    /// <summary>The one step that mends it, or null.</summary>
    public string? Hint { get; init; }

    /// <summary>The place in the configuration, or null.</summary>
    public SourceSpan? At { get; init; }

    /// <summary>What to show around <see cref="At"/> so that it can be understood, such as the whole operation of a wrong operand; null
    /// for the lines of the place itself.</summary>
    public SourceSpan? Context { get; init; }

    /// <summary>What the names in the expression stood for that could not be computed; none for other messages.</summary>
    public InvolvedValues Values { get; init; } = InvolvedValues.None;

    /// <summary>The function whose call failed, or null.</summary>
    public CalledFunction? Function { get; init; }

    /// <summary>The address of the resource, module or variable that this is about, or null.</summary>
    public string? Address { get; init; }

    /// <summary>The attribute of the resource that this is about, in the spelling of the configuration, or null.</summary>
    public string? Attribute { get; init; }

    /// <summary>Makes an error.</summary>
    public static Diagnostic Error(string code, string summary, SourceSpan? at = null, string detail = "", string? hint = null) =>
        new() { Severity = Severity.Error, Code = code, Summary = summary, At = at, Detail = detail, Hint = hint };

    /// <summary>Makes a warning.</summary>
    public static Diagnostic Warning(string code, string summary, SourceSpan? at = null, string detail = "", string? hint = null) =>
        new() { Severity = Severity.Warning, Code = code, Summary = summary, At = at, Detail = detail, Hint = hint };

    /// <summary>One line, for logs and for failed tests.</summary>
    public override string ToString() =>
        $"{(Severity == Severity.Error ? "error" : "warning")} {Code}: {Summary}"
        + (At is null ? "" : $" at {At}") + (Address is null ? "" : $" ({Address})")
        + (Detail.Length == 0 ? "" : $": {Detail}") + (Hint is null ? "" : $" Hint: {Hint}");
}
