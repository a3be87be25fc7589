using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Json;

/// <summary>Reads HCL's JSON syntax, that of <c>.tf.json</c> files. Whatever the text, it gives a tree and reports each
/// mistake it finds.</summary>
/// <remarks>Source: HCL JSON syntax specification; Terraform, "JSON Configuration Syntax".</remarks>
public static class JsonParser
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fileName">The name for the spans.</param>
    /// <param name="diagnostics">Takes the errors, codes <c>IMI12xx</c>.</param>
    /// <returns>The body. What is an argument and what a block shows only when a schema is laid upon it; then strings of
    /// arguments are parsed as templates, too.</returns>
    public static HclBody ParseFile(string text, string fileName, DiagnosticBag diagnostics)
    {
        var root = new JsonReader(text, fileName, diagnostics).ReadFile();
        if (root is not (JsonObject or JsonArray))
        {
            diagnostics.Add(JsonDiagnostics.RootNotObject(root.StartSpan));
            root = new JsonObject(root.Span, root.StartSpan, root.StartSpan, []);
        }

        return new JsonBody(root);
    }

    /// <summary>Reads a text that is one JSON value as an expression; its strings are templates.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fileName">The name for the spans.</param>
    /// <param name="diagnostics">Takes the errors, codes <c>IMI12xx</c> and those of templates.</param>
    public static ExpressionSyntax ParseExpression(string text, string fileName, DiagnosticBag diagnostics) =>
        JsonExpressions.ToExpression(new JsonReader(text, fileName, diagnostics).ReadFile(), diagnostics);
}
