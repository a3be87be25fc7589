using ImmutaInfra.Emulator.Rules;

namespace ImmutaInfra.Emulator;

/// <summary>How the emulated Immuta behaves. What is not set behaves as the API reference says.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The port on the loopback interface; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// The folder in which integrations outlive the emulator; null to keep them in memory. It holds secrets in clear, in files
    /// that only their owner can read. It is made if need be, and serves one emulator at a time.
    /// </summary>
    public string? DataDirectory { get; init; }

    /// <summary>The API key that may do everything.</summary>
    public string ApiKey { get; init; } = "emulator-api-key";

    /// <summary>A second key whose owner lacks the <c>APPLICATION_ADMIN</c> permission and is answered 403; null for none.</summary>
    public string? ApiKeyWithoutPermission { get; init; }

    /// <summary>How long a bearer token lives; afterwards the answer is 401.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long creating, editing, deleting and migrating last. Zero: they are over when next looked at.</summary>
    public TimeSpan SettleAfter { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long every answer of the API takes at least.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>What goes wrong from the start; <c>PUT /_emulator/rules</c> and <see cref="ImmutaEmulator.SetRules"/> replace it.</summary>
    public IReadOnlyList<FaultRule> Rules { get; init; } = [];

    /// <summary>How many of the last requests are remembered.</summary>
    public int RememberedRequests { get; init; } = 1000;

    /// <summary>The clock. With one set by hand, an operation ends when the clock has passed its time; nothing waits for real.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Whether a deleted integration can still be read, with the status <c>deleted</c>, in place of 404. The reference does not say.</summary>
    public bool KeepTombstones { get; init; }

    /// <summary>Whether a dry run with a failing test answers 422 as the real call would, in place of 200. The reference does not say.</summary>
    public bool FailedDryRunIs422 { get; init; }

    /// <summary>Whether a 422 body holds the test results beside the documented members. The reference suggests it and shows no example.</summary>
    public bool ValidationResultsIn422 { get; init; } = true;

    /// <summary>Whether ids are JSON numbers, as the reference's table says, in place of texts of digits, as its examples show.</summary>
    public bool NumericIds { get; init; }

    /// <summary>Whether the status endpoint answers id and status alone, in place of the test results too. The reference does not say.</summary>
    public bool ShortStatus { get; init; }

    /// <summary>Whether a read leaves out every secret, in place of a marker. For most types the reference does not say.</summary>
    public bool OmitSecrets { get; init; }

    /// <summary>Whether a script comes as a JSON string, in place of plain text. The reference does not say.</summary>
    public bool ScriptsAsJson { get; init; }

    /// <summary>
    /// Whether two messages read as on other pages of the reference than the one on error codes: <c>exists on host H (id = N)</c>
    /// without a full stop, and <c>a Databricks Unity Catalog integration</c>.
    /// </summary>
    public bool AlternativeTexts { get; init; }
}
