using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Engine.Providers;

/// <summary>Terraform's built-in provider, <c>terraform.io/builtin/terraform</c>, with its one resource: <c>terraform_data</c> keeps a value in the
/// state and gives it back.</summary>
/// <remarks>Source: Terraform 1.11, "The terraform_data Managed Resource Type", as the binary behaves. In the state it is Pulumi's built-in
/// <c>pulumi:index:Stash</c>, as pulumi-hcl writes it.</remarks>
/// <param name="folder">What the paths of state files are relative to.</param>
internal sealed class TerraformDataProvider(string folder) : IResourceProvider
{
    /// <summary>Its package in the state.</summary>
    public const string Package = "pulumi";

    private const string Input = "input";
    private const string Output = "output";
    private const string Trigger = "triggersReplace";

    /// <summary>What it looks after.</summary>
    public static ProviderSchema OwnSchema { get; } = new(
        Package,
        "1.0.0",
        [],
        [
            ResourceSchema.For(
                "pulumi:index:Stash",
                "terraform_data",
                "Keeps a value in the state.",
                AttributeSchema.Of(Input, AttributeType.Typed).Means("The value to keep."),
                AttributeSchema.Of(Output, AttributeType.Typed).Computed().Means("The value that is kept."),
                AttributeSchema.Of(Trigger, AttributeType.Typed).ReplaceBecause("it says so").Means("A value whose change replaces the resource.")
                    with { IsReplacementTrigger = true }),
        ],
        [RemoteState.Schema]);

    /// <inheritdoc/>
    public ProviderSchema Schema => OwnSchema;

    /// <inheritdoc/>
    public CheckResult CheckConfiguration(ObjectValue inputs) => new(inputs, []);

    /// <inheritdoc/>
    public Task ConfigureAsync(ObjectValue configuration, CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <inheritdoc/>
    public CheckResult Check(CheckRequest request) => new(new ObjectValue(request.Inputs.Where(input => !input.Value.IsNull)), []);

    /// <inheritdoc/>
    public ResourceDiff Diff(DiffRequest request)
    {
        var diff = ResourceDiff.Between(OwnSchema.Resources[0].Attributes, request.PriorInputs, request.Inputs, deleteFirst: false);
        if (diff.Action != ResourceAction.None)
        {
            return diff;
        }

        // A value that becomes sensitive, or stops being so, is written anew, as Terraform does.
        AttributeChange[] changes =
        [
            .. from name in new[] { Input, Trigger }
               let before = request.PriorInputs[name]
               let after = request.Inputs[name]
               where HidesOther(before, after)
               select new AttributeChange(PropertyPath.Root.Member(name), ChangeKind.Update, before, after, null)
        ];
        return changes.Length == 0 ? diff : new ResourceDiff(ResourceAction.Update, [.. changes], DeleteFirst: false);
    }

    /// <inheritdoc/>
    public Task<ResourceSnapshot> CreateAsync(CreateRequest request, CancellationToken cancellationToken = default) => Task.FromResult(new ResourceSnapshot
    {
        Id = request.IsPreview ? "" : Guid.NewGuid().ToString("D"),
        Inputs = request.Inputs,
        Outputs = WithOutput(request.Inputs, request.IsPreview),
    });

    /// <inheritdoc/>
    public Task<ResourceSnapshot?> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default) => Task.FromResult<ResourceSnapshot?>(new ResourceSnapshot
    {
        Id = request.Id,
        Inputs = request.PriorInputs ?? ObjectValue.Empty,
        Outputs = request.PriorOutputs ?? ObjectValue.Empty,
    });

    /// <inheritdoc/>
    public Task<ResourceSnapshot> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken = default)
    {
        var isSame = request.PriorInputs[Input].IsKnownToEqual(request.Inputs[Input]);
        return Task.FromResult(new ResourceSnapshot
        {
            Id = request.Id,
            Inputs = request.Inputs,
            Outputs = isSame && request.PriorOutputs.Has(Output)
                ? request.Inputs.With(Output, request.PriorOutputs[Output])
                : request.IsPreview && !isSame && !request.Inputs.Has(Input) ? request.Inputs.With(Output, Value.Unknown)
                : WithOutput(request.Inputs, request.IsPreview && !isSame),
        });
    }

    /// <inheritdoc/>
    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<ObjectValue> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken = default) =>
        new RemoteState(folder).ReadAsync(request.Arguments, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static bool HidesOther(Value before, Value after) => (before, after) switch
    {
        (SecretValue, SecretValue) => false,
        (SecretValue, _) or (_, SecretValue) => true,
        (ListValue some, ListValue others) => some.Zip(others).Any(pair => HidesOther(pair.First, pair.Second)),
        (ObjectValue some, ObjectValue others) => some.Any(member => others.Find(member.Key) is { } other && HidesOther(member.Value, other)),
        _ => false,
    };

    // As Terraform does, the output is known only once it has been kept, even where the input is known before.
    private static ObjectValue WithOutput(ObjectValue inputs, bool isPreview) =>
        inputs.Find(Input) is not { } input ? inputs
        : inputs.With(Output, isPreview ? TypedValue.Of(TypedValue.TypeOf(input)!, Value.Unknown) : input);
}
