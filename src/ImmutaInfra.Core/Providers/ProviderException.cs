using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Core.Providers;

/// <summary>A provider could not do what was asked.</summary>
public sealed class ProviderException : DiagnosticException
{
    /// <summary>Ends an operation with one message.</summary>
    public ProviderException(FailureKind kind, Diagnostic diagnostic, Exception? inner = null)
        : base(diagnostic, inner) => Kind = kind;

    /// <summary>Ends an operation with several.</summary>
    public ProviderException(FailureKind kind, IReadOnlyList<Diagnostic> diagnostics, Exception? inner = null)
        : base(diagnostics, inner) => Kind = kind;

    /// <summary>What sort of failure it is.</summary>
    public FailureKind Kind { get; }

    /// <summary>Whether the change may have been made nevertheless: the answer was lost. The state then keeps the intent, and the
    /// next run finds out.</summary>
    public bool MayHaveHappened { get; init; }

    /// <summary>The mistakes in the arguments of a function, each at its argument; empty for every other failure.</summary>
    public IReadOnlyList<CheckProblem> Problems { get; init; } = [];

    /// <summary>Settings that are missing, in camelCase with what they mean; for a failed configuration.</summary>
    public IReadOnlyList<(string Name, string Description)> MissingSettings { get; init; } = [];
}
