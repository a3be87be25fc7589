using System.Globalization;
using ImmutaInfra.Emulator.Types;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Store;

/// <summary>An integration as the server holds it. Its configuration has the secrets in clear.</summary>
internal sealed record IntegrationRecord
{
    public required long Id { get; init; }

    public required IntegrationType Type { get; init; }

    /// <summary>Null for the type that does not use it.</summary>
    public required bool? AutoBootstrap { get; init; }

    /// <summary>What was sent and what the server filled in. Never changed in place.</summary>
    public required JObject Config { get; init; }

    public required string Status { get; init; }

    /// <summary>Since when it has this status.</summary>
    public DateTimeOffset Since { get; init; }

    public required JObject ValidationResults { get; init; }

    /// <summary>How the present state will end; null at rest.</summary>
    public PendingChange? Pending { get; init; }

    /// <summary>The id as the API writes it: a text of digits, although the reference calls it a number.</summary>
    public string IdText => Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The record as it is at a time.</summary>
    public IntegrationRecord At(DateTimeOffset now) => Pending is { EndsAt: { } end } pending && end <= now
        ? this with
        {
            Status = pending.EndStatus,
            Since = end,
            Config = pending.ConfigAfter ?? Config,
            ValidationResults = pending.ResultsAfter ?? ValidationResults,
            Pending = null,
        }
        : this;

    /// <summary>What no other integration may hold at the same time: its place on the platform, and the name of an S3 integration.</summary>
    public IEnumerable<string> Claims()
    {
        if (!IntegrationStatus.IsInUse(Status))
        {
            yield break;
        }

        if (Target.KeyOf(Type, Config) is { } target)
        {
            yield return target;
        }

        if (NameClaim(Type, Config) is { } name)
        {
            yield return name;
        }
    }

    /// <summary>The claim on a display name, or null for the types whose names need not be unique.</summary>
    public static string? NameClaim(IntegrationType type, JObject config) =>
        type.Name == "Native S3" ? "name\n" + config["name"] : null;
}
