using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Providers;

namespace ImmutaInfra.Engine.Tests.Conformance;

/// <summary>Terraform's built-in provider as far as validation asks for it: what its resource and its data source look like.</summary>
internal sealed class SchemaOnlyTerraform : IProviderCatalog
{
    private static readonly ProviderSchema Known = new(
        "terraform",
        "1.0.0",
        [],
        [
            ResourceSchema.For(
                "terraform:index:Data",
                "terraform_data",
                "",
                AttributeSchema.Of("input", AttributeType.Any),
                AttributeSchema.Of("output", AttributeType.Any).Computed(),
                AttributeSchema.Of("triggersReplace", AttributeType.Any)),
        ],
        [
            new FunctionSchema(
                "terraform:index:remoteState",
                "terraform_remote_state",
                "",
                [
                    AttributeSchema.Text("backend").Required(),
                    AttributeSchema.Of("config", AttributeType.Any),
                    AttributeSchema.Of("defaults", AttributeType.Any),
                    AttributeSchema.Text("workspace"),
                ],
                [AttributeSchema.Of("outputs", AttributeType.Any)]),
        ]);

    public IReadOnlyList<string> Packages => ["terraform"];

    public ProviderSchema? FindSchema(string package) => package == "terraform" ? Known : null;

    public IResourceProvider Create(string package) => new Provider();

    private sealed class Provider : IResourceProvider
    {
        public ProviderSchema Schema => Known;

        public CheckResult CheckConfiguration(ObjectValue inputs) => new(inputs, []);

        public Task ConfigureAsync(ObjectValue configuration, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public CheckResult Check(CheckRequest request) => new(request.Inputs, []);

        public ResourceDiff Diff(DiffRequest request) => throw new NotSupportedException();

        public Task<ResourceSnapshot> CreateAsync(CreateRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<ResourceSnapshot?> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<ResourceSnapshot> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<ObjectValue> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
