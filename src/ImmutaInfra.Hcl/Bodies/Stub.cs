using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;
namespace ImmutaInfra.Hcl.Bodies;
#pragma warning disable CS1591
public sealed record BodyAttributeSchema(string Name, bool IsRequired = false);
public sealed record BodyBlockSchema(string Type, params string[] LabelNames);
public sealed record BodySchema(IReadOnlyList<BodyAttributeSchema> Attributes, IReadOnlyList<BodyBlockSchema> Blocks);
public sealed record BodyBlock(string Type, IReadOnlyList<LabelSyntax> Labels, HclBody Body, SourceSpan HeaderSpan);
public sealed record BodyContent(IReadOnlyDictionary<string, AttributeSyntax> Attributes, IReadOnlyList<BodyBlock> Blocks);
public abstract class HclBody
{
    public abstract SourceSpan EndSpan { get; }
    public abstract BodyContent PartialContent(BodySchema schema, DiagnosticBag diagnostics, out HclBody remaining);
    public abstract BodyContent Content(BodySchema schema, DiagnosticBag diagnostics);
    public abstract IReadOnlyDictionary<string, AttributeSyntax> JustAttributes(DiagnosticBag diagnostics);
}
public sealed class NativeBody(BodySyntax syntax, HashSet<string>? hidden = null) : HclBody
{
    public override SourceSpan EndSpan => syntax.End;
    public override BodyContent PartialContent(BodySchema schema, DiagnosticBag diagnostics, out HclBody remaining)
    {
        var attributes = new Dictionary<string, AttributeSyntax>();
        var hide = new HashSet<string>(hidden ?? []);
        foreach (var a in schema.Attributes)
        {
            hide.Add(a.Name);
            if (syntax.Attributes.FirstOrDefault(x => x.Name == a.Name) is { } found) { attributes[a.Name] = found; }
            else if (a.IsRequired) { diagnostics.Add(Diagnostic.Error("IMI1901", "Missing required argument", syntax.Span, $"The argument \"{a.Name}\" is required.")); }
        }
        var blocks = new List<BodyBlock>();
        foreach (var b in syntax.Blocks.Where(x => schema.Blocks.Any(s => s.Type == x.Type)))
        {
            blocks.Add(new BodyBlock(b.Type, b.Labels, new NativeBody(b.Body), b.HeaderSpan));
        }
        foreach (var s in schema.Blocks) { hide.Add("{" + s.Type); }
        remaining = new NativeBody(syntax, hide);
        return new BodyContent(attributes, blocks);
    }
    public override BodyContent Content(BodySchema schema, DiagnosticBag diagnostics)
    {
        var content = PartialContent(schema, diagnostics, out _);
        foreach (var a in syntax.Attributes.Where(x => hidden?.Contains(x.Name) != true && schema.Attributes.All(s => s.Name != x.Name)))
        {
            diagnostics.Add(Diagnostic.Error("IMI1902", "Unsupported argument", a.NameSpan, $"An argument named \"{a.Name}\" is not expected here."));
        }
        return content;
    }
    public override IReadOnlyDictionary<string, AttributeSyntax> JustAttributes(DiagnosticBag diagnostics) =>
        syntax.Attributes.Where(a => hidden?.Contains(a.Name) != true).ToDictionary(a => a.Name);
}
