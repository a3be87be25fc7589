using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Reads <c>provisioner</c> blocks.</summary>
internal static class ProvisionerReader
{
    private static readonly BodySchema Common = new(
        [new AttributeSlot("when"), new AttributeSlot("on_failure")],
        [new BlockSlot("connection"), new BlockSlot("lifecycle")]);

    private static readonly BodySchema LocalExec = new(
        [
            new AttributeSlot("command", IsRequired: true),
            new AttributeSlot("interpreter"),
            new AttributeSlot("working_dir"),
            new AttributeSlot("environment"),
            new AttributeSlot("quiet"),
        ],
        []);

    /// <summary>Reads the blocks among those of a resource.</summary>
    public static IReadOnlyList<ProvisionerConfiguration> ReadAll(BodyContent resource, DiagnosticBag diagnostics)
    {
        RejectSecond(resource.Blocks.Where(block => block.Type == "connection").ToList(), "resource", diagnostics);
        var provisioners = new List<ProvisionerConfiguration>();
        foreach (var block in resource.Blocks.Where(block => block.Type == "provisioner"))
        {
            if (Read(block, diagnostics) is { } provisioner)
            {
                provisioners.Add(provisioner);
            }
        }

        return provisioners;
    }

    private static ProvisionerConfiguration? Read(BodyBlock block, DiagnosticBag diagnostics)
    {
        var type = block.Labels[0];
        if (type.Text != "local-exec")
        {
            diagnostics.Add(type.Text switch
            {
                "chef" or "habitat" or "puppet" or "salt-masterless" => ProvisionerDiagnostics.Withdrawn(type.Span, type.Text),
                "file" or "remote-exec" => ProvisionerDiagnostics.NotSupported(type.Span, type.Text),
                _ => ProvisionerDiagnostics.Unknown(type.Span, type.Text),
            });
            return null;
        }

        var content = block.Body.PartialContent(Common, diagnostics, out var rest);
        RejectSecond(content.Blocks.Where(inner => inner.Type == "connection").ToList(), "provisioner", diagnostics);
        foreach (var reserved in content.Blocks.Where(inner => inner.Type == "lifecycle"))
        {
            diagnostics.Add(ProvisionerDiagnostics.ReservedBlock(reserved.TypeSpan, reserved.Type));
        }

        var arguments = rest.Content(LocalExec, diagnostics);
        if (Keyword(content, "when", "create", "destroy", []) == "destroy")
        {
            RejectForeignReferences(arguments, diagnostics);
        }

        return new ProvisionerConfiguration
        {
            Type = type.Text,
            RunsOnDestroy = Keyword(content, "when", "create", "destroy", diagnostics) == "destroy",
            ContinuesOnFailure = Keyword(content, "on_failure", "continue", "fail", diagnostics) == "continue",
            Arguments = arguments.Attributes.ToDictionary(attribute => attribute.Name, StringComparer.Ordinal),
            Span = block.HeaderSpan,
        };
    }

    // When an object goes, what else it referred to may be gone or not be there yet.
    private static void RejectForeignReferences(BodyContent arguments, DiagnosticBag diagnostics)
    {
        foreach (var reference in arguments.Attributes.SelectMany(attribute => attribute.References()))
        {
            var isAllowed = (reference.RootName, reference.Steps) switch
            {
                ("self" or "path" or "terraform", _) => true,
                ("count", [AttributeStepSyntax { Name: "index" }, ..]) or ("each", [AttributeStepSyntax { Name: "key" }, ..]) => true,
                _ => false,
            };
            if (!isAllowed)
            {
                diagnostics.Add(ProvisionerDiagnostics.ForeignReference(reference.Span));
            }
        }
    }

    private static string? Keyword(BodyContent content, string name, string first, string second, DiagnosticBag diagnostics)
    {
        if (content.Find(name) is not { } attribute)
        {
            return null;
        }

        var word = Keywords.Read(attribute.Expression, diagnostics);
        if (word == first || word == second)
        {
            return word;
        }

        diagnostics.Add(ProvisionerDiagnostics.InvalidKeyword(attribute.Expression.Span, name, first, second));
        return null;
    }

    private static void RejectSecond(List<BodyBlock> connections, string owner, DiagnosticBag diagnostics)
    {
        foreach (var second in connections.Skip(1))
        {
            diagnostics.Add(ProvisionerDiagnostics.SecondConnection(second.HeaderSpan, connections[0].HeaderSpan, owner));
        }
    }
}
