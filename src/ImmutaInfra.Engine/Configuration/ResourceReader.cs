using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Reads <c>resource</c> and <c>data</c> blocks, but for the arguments that only their provider knows.</summary>
internal static class ResourceReader
{
    private static readonly BodySchema Schema = new(
        [
            new AttributeSlot("count"),
            new AttributeSlot("for_each"),
            new AttributeSlot("depends_on"),
            new AttributeSlot("provider"),
        ],
        [
            new BlockSlot("lifecycle"),
            new BlockSlot("timeouts"),
            new BlockSlot("connection"),
            new BlockSlot("provisioner", "type"),
            new BlockSlot("pulumi"),
        ]);

    private static readonly BodySchema DataSchema = Schema with
    {
        Blocks = [.. Schema.Blocks.Where(block => block.Type is not ("connection" or "provisioner"))],
    };

    /// <summary>Reads a block; null where it has no usable names.</summary>
    public static ResourceConfiguration? Read(WrittenBlock written, DiagnosticBag diagnostics)
    {
        var block = written.Merged;
        var content = block.Body.PartialContent(block.Type == "data" ? DataSchema : Schema, diagnostics, out var remaining);
        var hasNames = Names.Check(block.Labels[0], block.Type, diagnostics) & Names.Check(block.Labels[1], block.Type, diagnostics);
        if (!hasNames)
        {
            return null;
        }

        Repetitions.RejectBoth(content, block, diagnostics);
        var type = block.Labels[0].Text;
        var provider = content.Find("provider") is { } attribute ? References.Provider(attribute.Expression, diagnostics) : null;
        var resource = new ResourceConfiguration
        {
            Mode = block.Type == "data" ? ResourceMode.Data : ResourceMode.Managed,
            Type = type,
            Name = block.Labels[1].Text,
            Span = block.HeaderSpan,
            Body = remaining,
            Count = content.Find("count")?.Expression,
            ForEach = content.Find("for_each")?.Expression,
            Provider = provider ?? new ProviderSelection(type.Split('_')[0], null, null),
            DependsOn = [.. References.Dependencies(content, diagnostics).Where(reference => !IsOwn(reference, block))], // waiting for itself means nothing
            Lifecycle = LifecycleReader.Read(content, written, diagnostics),
            Timeouts = TimeoutsReader.Read(content, diagnostics),
            Provisioners = ProvisionerReader.ReadAll(content, diagnostics),
            Pulumi = PulumiReader.ReadOptions(content, diagnostics),
        };
        ConditionBlocks.RejectOwnAddress(resource, diagnostics);
        return resource;
    }

    private static bool IsOwn(ScopeTraversalSyntax reference, BodyBlock block) => ResourceReference.From(reference) is { } named
        && named.Mode == (block.Type == "data" ? ResourceMode.Data : ResourceMode.Managed)
        && named.Type == block.Labels[0].Text
        && named.Name == block.Labels[1].Text;

    /// <summary>Reads the data block of a <c>check</c> block; null where it has no usable names.</summary>
    /// <param name="block">The data block.</param>
    /// <param name="check">The name of the check.</param>
    /// <param name="diagnostics">Takes every mistake.</param>
    public static ResourceConfiguration? ReadScoped(BodyBlock block, string check, DiagnosticBag diagnostics)
    {
        var content = block.Body.PartialContent(Schema, [], out _);
        foreach (var repetition in content.Attributes.Where(attribute => attribute.Name is "count" or "for_each"))
        {
            diagnostics.Add(CheckDiagnostics.Repeated(repetition.Name, repetition.NameSpan));
        }

        foreach (var lifecycle in content.Blocks.Where(inner => inner.Type == "lifecycle"))
        {
            diagnostics.Add(CheckDiagnostics.Lifecycle(lifecycle.HeaderSpan));
        }

        return Read(new WrittenBlock(block), diagnostics) is { } data ? data with { Check = check } : null;
    }
}
