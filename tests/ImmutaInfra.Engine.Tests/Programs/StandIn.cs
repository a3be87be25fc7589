using System.Collections.Immutable;
using System.Globalization;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Providers;

namespace ImmutaInfra.Engine.Tests.Programs;

/// <summary>The small stand-in for a cloud that the recordings were made against, told anew from what they show: <c>host</c>, <c>port</c> and
/// <c>immutaDatabase</c> force replacement, delete first; an <c>immutaDatabase</c> of <c>fail-create</c>, <c>fail-init</c> or
/// <c>fail-delete</c> makes that operation fail.</summary>
internal sealed class StandIn : IProviderCatalog
{
    private static readonly AttributeSchema[] Outputs =
        [AttributeSchema.Integer("integrationId").Computed(), AttributeSchema.Text("status").Computed()];

    private static readonly AttributeSchema[] Common =
    [
        AttributeSchema.Text("host").Required().ReplaceBecause("it is another host"),
        AttributeSchema.Text("immutaDatabase").ReplaceBecause("it is another database"),
        AttributeSchema.Text("username"),
        AttributeSchema.Text("password").Secret(),
    ];

    private static readonly ProviderSchema Standing = new(
        "immuta",
        "0.1.0",
        [AttributeSchema.Text("baseUrl"), AttributeSchema.Text("apiKey").Secret()],
        [
            ResourceSchema.For(
                "immuta:index:RedshiftIntegration",
                "immuta_redshift_integration",
                "",
                [
                    .. Common,
                    AttributeSchema.Integer("port").DefaultsTo(5439).ReplaceBecause("it is another port"),
                    AttributeSchema.Text("authenticationType"),
                    AttributeSchema.Text("initialDatabase"),
                    AttributeSchema.Of("impersonation", AttributeType.ObjectOf("Impersonation", AttributeSchema.Boolean("enabled"), AttributeSchema.Text("role"))),
                    .. Outputs,
                ]),
            ResourceSchema.For(
                "immuta:index:SnowflakeIntegration",
                "immuta_snowflake_integration",
                "",
                [
                    .. Common,
                    AttributeSchema.Integer("port").DefaultsTo(443).ReplaceBecause("it is another port"),
                    AttributeSchema.Text("warehouse"),
                    .. Outputs,
                ]),
        ],
        [
            new FunctionSchema(
                "immuta:index:getIntegration",
                "immuta_integration",
                "",
                [AttributeSchema.Integer("integrationId").Required()],
                [
                    AttributeSchema.Text("host").Computed(),
                    AttributeSchema.Integer("port").Computed(),
                    AttributeSchema.Text("warehouse").Computed(),
                    AttributeSchema.Text("status").Computed(),
                ]),
        ]);

    private readonly Lock _gate = new();
    private readonly SortedDictionary<int, ObjectValue> _cloud = [];
    private int _lastId;

    /// <summary>What was done, in order: <c>Create main</c>.</summary>
    public List<string> Operations { get; } = [];

    /// <summary>What the cloud holds, by id.</summary>
    public IReadOnlyDictionary<int, ObjectValue> Cloud => _cloud;

    /// <summary>Somebody changes something behind our back.</summary>
    public void Change(int id, string attribute, Value value) => _cloud[id] = _cloud[id].With(attribute, value);

    /// <summary>Somebody makes something without us.</summary>
    public void Put(int id, ObjectValue values) => _cloud[id] = values.With("integrationId", id).With("status", "enabled");

    /// <summary>Somebody deletes something behind our back.</summary>
    public void Remove(int id) => _cloud.Remove(id);

    public IReadOnlyList<string> Packages => ["immuta"];

    public ProviderSchema? FindSchema(string package) => package == "immuta" ? Standing : null;

    public IResourceProvider Create(string package) => new Provider(this);

    private sealed class Provider(StandIn cloud) : IResourceProvider
    {
        public ProviderSchema Schema => Standing;

        public CheckResult CheckConfiguration(ObjectValue inputs) => new(inputs, []);

        public Task ConfigureAsync(ObjectValue configuration, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public CheckResult Check(CheckRequest request)
        {
            ImmutableArray<CheckProblem> problems = request.Inputs["immutaDatabase"].Equals((Value)"bad")
                ? [new CheckProblem(PropertyPath.Root.Member("immutaDatabase"), Diagnostic.Error("IMI6299", "Bad database"))]
                : [];
            return new CheckResult(request.Inputs, problems);
        }

        public ResourceDiff Diff(DiffRequest request) =>
            ResourceDiff.Between(Standing.FindResource(request.Type)!.Attributes, request.PriorInputs, request.Inputs, deleteFirst: true);

        public async Task<ResourceSnapshot> CreateAsync(CreateRequest request, CancellationToken cancellationToken = default)
        {
            if (request.IsPreview)
            {
                return new ResourceSnapshot
                {
                    Id = "",
                    Inputs = request.Inputs,
                    Outputs = request.Inputs.With("integrationId", Value.Unknown).With("status", Value.Unknown),
                };
            }

            if (request.Inputs["immutaDatabase"].Equals((Value)"fail-create"))
            {
                throw new ProviderException(FailureKind.AlreadyExists, Diagnostic.Error("IMI6298", "Create refused"));
            }

            var isBroken = request.Inputs["immutaDatabase"].Equals((Value)"fail-init");
            int id;
            ObjectValue outputs;
            lock (cloud._gate)
            {
                id = ++cloud._lastId;
                outputs = request.Inputs.With("integrationId", id).With("status", isBroken ? "createError" : "enabled");
                cloud._cloud[id] = outputs;
                cloud.Operations.Add($"Create {request.Type} {id}");
            }

            await request.Observer.CreatedAsync(id.ToString(CultureInfo.InvariantCulture), outputs);
            return new ResourceSnapshot
            {
                Id = id.ToString(CultureInfo.InvariantCulture),
                Inputs = request.Inputs,
                Outputs = outputs,
                InitErrors = isBroken ? ["validation test 'Connection' failed: bad credentials"] : [],
            };
        }

        public Task<ResourceSnapshot?> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default)
        {
            var id = int.Parse(request.Id, CultureInfo.InvariantCulture);
            return Task.FromResult(cloud._cloud.TryGetValue(id, out var outputs)
                ? new ResourceSnapshot
                {
                    Id = request.Id,
                    Inputs = outputs.Without("integrationId").Without("status"),
                    Outputs = outputs,
                    InitErrors = outputs["status"].Equals((Value)"createError") ? ["validation test 'Connection' failed: bad credentials"] : [],
                }
                : null);
        }

        public Task<ResourceSnapshot> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken = default)
        {
            var id = int.Parse(request.Id, CultureInfo.InvariantCulture);
            var outputs = request.Inputs.With("integrationId", id).With("status", "enabled");
            if (!request.IsPreview)
            {
                lock (cloud._gate)
                {
                    cloud._cloud[id] = outputs;
                    cloud.Operations.Add($"Update {request.Type} {id}");
                }
            }

            return Task.FromResult(new ResourceSnapshot { Id = request.Id, Inputs = request.Inputs, Outputs = outputs });
        }

        public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken = default)
        {
            if (request.Inputs["immutaDatabase"].Equals((Value)"fail-delete"))
            {
                throw new ProviderException(FailureKind.FailedPrecondition, Diagnostic.Error("IMI6297", "Delete refused"));
            }

            lock (cloud._gate)
            {
                cloud._cloud.Remove(int.Parse(request.Id, CultureInfo.InvariantCulture));
                cloud.Operations.Add($"Delete {request.Type} {request.Id}");
            }

            return Task.CompletedTask;
        }

        public Task<ObjectValue> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken = default) =>
            Task.FromResult(cloud._cloud[((NumberValue)request.Arguments["integrationId"]).Number.TryToInt32(out var id) ? id : 0]);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
