using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Reads <c>removed</c> blocks.</summary>
internal static class RemovedReader
{
    private static readonly BodySchema Schema = new(
        [new AttributeSlot("from", IsRequired: true)],
        [new BlockSlot("lifecycle"), new BlockSlot("connection"), new BlockSlot("provisioner", "type")]);

    private static readonly BodySchema Lifecycle = new([new AttributeSlot("destroy")], []);

    /// <summary>Reads a block; null after an error in its address.</summary>
    public static RemovedConfiguration? Read(BodyBlock block, DiagnosticBag diagnostics)
    {
        var content = block.Body.Content(Schema, diagnostics);
        var destroys = true;
        foreach (var lifecycle in content.Blocks.Where(inner => inner.Type == "lifecycle"))
        {
            destroys = Constants.Boolean(lifecycle.Body.Content(Lifecycle, diagnostics), "destroy", diagnostics) ?? destroys;
        }

        var from = content.Find("from") is { } attribute ? Address(attribute, diagnostics) : null;
        var provisioners = ProvisionerReader.ReadAll(content, diagnostics);
        foreach (var provisioner in content.Blocks.Where(inner => inner.Type == "provisioner").Take(from is { Resource: null } ? 1 : 0))
        {
            diagnostics.Add(RefactoringDiagnostics.ProvisionerOfModule(provisioner.HeaderSpan));
        }

        foreach (var provisioner in provisioners.Where(provisioner => !provisioner.RunsOnDestroy && from is { Resource: not null }))
        {
            diagnostics.Add(RefactoringDiagnostics.CreationProvisioner(provisioner.Span));
        }

        return from is null
            ? null
            : new RemovedConfiguration
            {
                Module = from.ModulePath,
                Resource = from.Block,
                Destroys = destroys,
                Provisioners = provisioners,
                Span = block.HeaderSpan,
                FromSpan = from.Span,
            };
    }

    private static WrittenAddress? Address(BodyAttribute attribute, DiagnosticBag diagnostics)
    {
        if (WrittenAddresses.ReadStatic(attribute, diagnostics) is not { } address)
        {
            return null;
        }

        if (address.Resource is { Mode: ResourceMode.Data })
        {
            diagnostics.Add(RefactoringDiagnostics.RemovedData(address.Span));
            return null;
        }

        if (address.Modules.FirstOrDefault(step => step.Key is not null) is { } keyed)
        {
            diagnostics.Add(RefactoringDiagnostics.ModuleKey(keyed.KeySpan!));
            return null;
        }

        if (address.Resource?.Step.KeySpan is { } key)
        {
            diagnostics.Add(RefactoringDiagnostics.ResourceKey(key));
            return null;
        }

        return address;
    }
}
