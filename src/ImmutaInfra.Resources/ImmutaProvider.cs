using System.Collections.Concurrent;
using System.Reflection;
using ImmutaInfra.Api.Http;
using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Api.Scripts;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Resources.Checking;
using ImmutaInfra.Resources.Schemas;
using Microsoft.Extensions.Logging;

namespace ImmutaInfra.Resources;

/// <summary>Looks after Immuta's integrations.</summary>
/// <remarks>Keeps nothing between calls but its settings and which integrations it has made with them; any number of providers may
/// live side by side.</remarks>
public sealed partial class ImmutaProvider : IResourceProvider
{
    private readonly TimeProvider _clock;
    private readonly ILoggerFactory _loggers;
    private readonly Func<string, string?> _environment;
    private readonly TimeSpan? _patience;
    private Connection? _connection;

    private ImmutaProvider(TimeProvider clock, ILoggerFactory loggers, Func<string, string?> environment, TimeSpan? patience)
    {
        _clock = clock;
        _loggers = loggers;
        _environment = environment;
        _patience = patience;
    }

    /// <inheritdoc/>
    public ProviderSchema Schema { get; } = new(
        "immuta", VersionOfThis(), ProviderSettings.Schema, [.. IntegrationTypes.All.Select(type => type.Schema)], FunctionSchemas.All);

    /// <summary>Makes a provider that is yet to be configured.</summary>
    /// <param name="clock">The time, for timeouts and waits.</param>
    /// <param name="loggers">Hear of each request: method, path, status, duration; never of keys or bodies.</param>
    /// <param name="environment">Gives the environment variable of that name, or null.</param>
    /// <param name="patience">The longest time for an operation that has no timeout of its own; null for 20 minutes.</param>
    public static ImmutaProvider Create(TimeProvider clock, ILoggerFactory loggers, Func<string, string?> environment, TimeSpan? patience = null) =>
        new(clock, loggers, environment, patience);

    /// <summary>The phases for which Immuta writes scripts for a type of integration, in the order of its life; empty where it writes none.</summary>
    /// <param name="token">The token of the resource's type.</param>
    public static IReadOnlyList<string> ScriptPhasesOf(string token) =>
        [.. (IntegrationTypes.Find(token)?.Scripts ?? []).Select(ScriptClient.NameOf)];

    /// <inheritdoc/>
    public CheckResult CheckConfiguration(ObjectValue inputs)
    {
        var findings = new Findings();
        var given = ProviderSettings.WithEnvironment(inputs, _environment);
        var settings = InputChecker.Check(ProviderSettings.Schema, given, findings);
        ProviderSettings.Check(new RuleInputs(settings, ProviderSettings.Schema, findings));
        return new CheckResult(settings, findings.Problems);
    }

    /// <inheritdoc/>
    public Task ConfigureAsync(ObjectValue configuration, CancellationToken cancellationToken = default)
    {
        var (settings, problems) = CheckConfiguration(configuration);
        if (problems.Count > 0)
        {
            throw new ProviderException(FailureKind.InvalidArgument, [.. problems.Select(problem => problem.Diagnostic)]);
        }

        var missing = ProviderSettings.Missing(settings);
        if (missing.Count > 0)
        {
            throw new ProviderException(
                FailureKind.NotConfigured, ProviderDiagnostics.MissingSettings(missing.Select(setting => AttributeNames.ToHcl(setting.Name))))
            {
                MissingSettings = missing,
            };
        }

        _connection?.Dispose();
        _connection = null;
        if (settings.HasUnknowns)
        {
            return Task.CompletedTask;
        }

        try
        {
            _connection = Connection.Open(ProviderSettings.Of(settings), _clock, _loggers);
        }
        catch (ApiException e)
        {
            throw Translate(e);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public CheckResult Check(CheckRequest request)
    {
        var type = TypeOf(request.Type);
        var findings = new Findings();
        var inputs = InputChecker.Check(type.Schema.Attributes, request.Inputs, findings);
        CheckExtraConfig(type, inputs, findings);
        var rules = new RuleInputs(inputs, type.Schema.Attributes, findings);
        foreach (var rule in type.Rules)
        {
            rule(rules);
        }

        return new CheckResult(inputs, findings.Problems);
    }

    /// <inheritdoc/>
    public ResourceDiff Diff(DiffRequest request)
    {
        var type = TypeOf(request.Type);
        var diff = ResourceDiff.Between(type.Schema.Attributes, request.PriorInputs, request.Inputs, deleteFirst: true);
        return ResourceDiff.Of(
            [
                .. from change in diff.Changes
                   where !request.IgnoreChanges.Contains(change.Path.Top, StringComparer.Ordinal)
                   select change with { ReplaceReason = change.ReplaceReason ?? type.ReplaceReasonOf(change) }
            ],
            deleteFirst: true);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _connection?.Dispose();
        _connection = null;
        return ValueTask.CompletedTask;
    }

    private static void CheckExtraConfig(IntegrationType type, ObjectValue inputs, Findings findings)
    {
        foreach (var (name, value) in inputs[CommonAttributes.ExtraConfig].Revealed as ObjectValue ?? ObjectValue.Empty)
        {
            var attribute = type.Schema.Find(name);
            if (attribute is not null && !(attribute.Type.Kind == AttributeKind.Object && value.Revealed is ObjectValue or UnknownValue))
            {
                findings.Add(
                    Place.Root.Attribute(CommonAttributes.ExtraConfig).Member(name), CheckDiagnostics.ShadowsAttribute(name, attribute.HclName));
            }
        }
    }

    private static IntegrationType TypeOf(string token) =>
        IntegrationTypes.Find(token)
        ?? throw new ProviderException(
            FailureKind.InvalidArgument,
            CheckDiagnostics.UnknownType(token, Nearest.To(token, IntegrationTypes.All.Select(type => type.Schema.Token))));

    private static string VersionOfThis() =>
        (typeof(ImmutaProvider).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+')[0];

    /// <summary>How long an operation may take: as the request says, else as the provider was made, else as long as any.</summary>
    private TimeSpan PatienceFor(TimeSpan? asked) => asked ?? _patience ?? IntegrationClient.DefaultPatience;

    private Connection Connected() =>
        _connection ?? throw new ProviderException(FailureKind.NotConfigured, ProviderDiagnostics.NotConfigured());

    /// <summary>What there is once the settings are known.</summary>
    private sealed record Connection(ApiPipeline Pipeline, IntegrationClient Integrations, ScriptClient Scripts, bool AsksServerInPreview) : IDisposable
    {
        /// <summary>The integrations that belong to a resource since these settings came.</summary>
        public ConcurrentDictionary<IntegrationId, byte> Claimed { get; } = [];

        /// <summary>Lets one creation at a time through, for types of which Immuta would make a second one: it must not take what
        /// another one is just making for a lost one.</summary>
        public SemaphoreSlim OneAtATime { get; } = new(1);

        /// <summary>Whether Immuta has answered as only it does.</summary>
        public bool IsKnownAsImmuta { get; set; }

        /// <summary>When these settings came.</summary>
        public required DateTimeOffset OpenedAt { get; init; }

        public static Connection Open(ProviderSettings settings, TimeProvider clock, ILoggerFactory loggers)
        {
            var pipeline = new ApiPipeline(settings.Api, clock, loggers.CreateLogger<ApiPipeline>());
            return new Connection(pipeline, new IntegrationClient(pipeline), new ScriptClient(pipeline), settings.AsksServerInPreview)
            {
                OpenedAt = clock.GetUtcNow(),
            };
        }

        public void Dispose()
        {
            Pipeline.Dispose();
            OneAtATime.Dispose();
        }
    }
}
