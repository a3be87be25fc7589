using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Formatting;
using ImmutaInfra.Hcl.Functions;
using ImmutaInfra.Hcl.Json;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Fuzzing;

/// <summary>Everything that reads what others wrote. This part: the language.</summary>
public static partial class FuzzTargets
{
    private const string FileName = "fuzz.tf";

    /// <summary>A text that is one of these functions' business.</summary>
    private static readonly string[] TextReaders =
        ["yamldecode", "jsondecode", "csvdecode", "base64decode", "provider::terraform::decode_tfvars", "urlencode", "title", "strrev", "parseint", "cidrnetmask", "timeadd", "formatdate", "regex", "regexall", "format", "replace"];

    private static readonly FunctionTable Functions = FunctionTable.Terraform.With(TerraformProviderFunctions.Under("terraform"));

    /// <summary>The language: files, expressions, and the texts that functions read.</summary>
    public static IReadOnlyList<FuzzTarget> Language { get; } =
    [
        new("files", random => random.OnceIn(3) ? new Grammar(random).File() : new Mutation(random, Seeds.Files).Next(), CheckFile),
        new("json", random => new Mutation(random, Seeds.JsonFiles).Next(), CheckJson),
        new("expressions", random => random.OnceIn(2) ? new Grammar(random).Expression() : new Mutation(random, Seeds.Expressions).Next(), CheckExpression),
        new("templates", random => random.OnceIn(2) ? new Grammar(random).Template() : new Mutation(random, Seeds.Expressions).Next(), CheckTemplate),
        new("format", random => random.OnceIn(2) ? new Grammar(random).File() : new Mutation(random, Seeds.Files).Next(), CheckFormat),
        new("yaml", random => new Mutation(random, Seeds.Yaml).Next(), text => CheckCall("yamldecode", HclValue.String(text))),
        new("texts", random => new Mutation(random, [.. Seeds.Yaml, .. Seeds.JsonFiles, .. Seeds.Expressions]).Next(), CheckTextReaders),
        new("tfvars", random => random.OnceIn(3) ? new Grammar(random).File() : new Mutation(random, Seeds.Files).Next(), CheckVariables),
    ];

    private static string? CheckFile(string text)
    {
        var found = new DiagnosticBag();
        var body = HclBody.Of(HclParser.ParseFile(text, FileName, found).Body);
        body.References();
        body.JustAttributes(new DiagnosticBag());
        return Misplaced(found, text);
    }

    private static string? CheckJson(string text)
    {
        var found = new DiagnosticBag();
        var body = JsonParser.ParseFile(text, FileName, found);
        body.References();
        foreach (var attribute in body.JustAttributes(found))
        {
            attribute.Evaluate(Context(), found);
        }

        return Misplaced(found, text);
    }

    private static string? CheckExpression(string text)
    {
        var found = new DiagnosticBag();
        var expression = HclParser.ParseExpression(text, FileName, found);
        if (found.HasErrors)
        {
            return Misplaced(found, text);
        }

        var value = Evaluator.Evaluate(expression, Context(), found);
        return Misplaced(found, text) ?? (found.HasErrors ? null : CheckValue(value));
    }

    private static string? CheckTemplate(string text)
    {
        var found = new DiagnosticBag();
        var template = HclParser.ParseTemplate(text, FileName, found);
        if (!found.HasErrors)
        {
            Evaluator.Evaluate(template, Context(), found);
        }

        return Misplaced(found, text);
    }

    /// <summary>A value written down means itself again.</summary>
    private static string? CheckValue(HclValue value)
    {
        _ = value.Type.ToTypeText();
        if (value.HasUnknowns || !HclJson.TryEncode(value, out var json, out _))
        {
            return null;
        }

        var found = new DiagnosticBag();
        var decoded = FunctionInvocation(found, "jsondecode", HclValue.String(json));
        if (found.HasErrors || HclJson.Encode(decoded!) != json)
        {
            return $"jsondecode does not give back {json}: {decoded} {string.Join(", ", found)}";
        }

        var written = FunctionInvocation(found, "provider::terraform::encode_expr", value.UnmarkDeep());
        if (found.HasErrors)
        {
            return $"encode_expr fails: {string.Join(", ", found)}";
        }

        var again = Evaluator.Evaluate(HclParser.ParseExpression(written!.AsString(), FileName, found), Context(), found);
        return found.HasErrors || HclJson.Encode(again) != json
            ? $"{written.AsString()} does not mean {json} again but {again} {string.Join(", ", found)}"
            : null;
    }

    private static string? CheckFormat(string text)
    {
        var found = new DiagnosticBag();
        if (HclFormatter.Format(text, FileName, found) is not { } formatted)
        {
            return found.HasErrors ? Misplaced(found, text) : "no text and no error";
        }

        var first = HclParser.ParseFile(text, FileName, found);
        var again = HclFormatter.Format(formatted, FileName, found);
        if (again is null)
        {
            return $"does not parse after formatting: {string.Join(", ", found)}\n{formatted}";
        }

        var second = HclParser.ParseFile(formatted, FileName, found);
        return Count(first.Body) != Count(second.Body) ? $"holds other things after formatting:\n{formatted}" : null;
    }

    private static (int Attributes, int Blocks) Count(BodySyntax body)
    {
        var (attributes, blocks) = (body.Attributes.Count, body.Blocks.Count);
        foreach (var block in body.Blocks)
        {
            var inner = Count(block.Body);
            (attributes, blocks) = (attributes + inner.Attributes, blocks + inner.Blocks);
        }

        return (attributes, blocks);
    }

    private static string? CheckTextReaders(string text)
    {
        var value = HclValue.String(text);
        foreach (var function in TextReaders)
        {
            HclValue[] arguments = function switch
            {
                "parseint" => [value, HclValue.Number(16)],
                "timeadd" => [HclValue.String("2024-01-31T00:00:00Z"), value],
                "formatdate" => [value, HclValue.String("2024-01-31T00:00:00Z")],
                "regex" or "regexall" => [value, HclValue.String("abc 123 é")],
                "format" => [value, HclValue.Number(12), HclValue.String("x"), HclValue.True],
                "replace" => [HclValue.String("abc 123 é"), HclValue.String($"/{text}/"), value],
                _ => [value],
            };
            if (CheckCall(function, arguments) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static string? CheckCall(string function, params HclValue[] arguments)
    {
        FunctionInvocation(new DiagnosticBag(), function, arguments);
        return null;
    }

    private static HclValue? FunctionInvocation(DiagnosticBag found, string function, params HclValue[] arguments)
    {
        var span = new SourceSpan(FileName, SourcePosition.Start, SourcePosition.Start);
        var context = Context();
        var names = arguments.Select((argument, i) => (Name: $"argument{i}", Value: argument)).ToList();
        foreach (var (name, value) in names)
        {
            context = context.With(name, value);
        }

        var call = new FunctionCallSyntax(
            span, function, span, [.. names.Select(each => new ScopeTraversalSyntax(span, each.Name, span, []))], ExpandsFinal: false, span);
        return Evaluator.Evaluate(call, context, found);
    }

    private static string? CheckVariables(string text)
    {
        var found = new DiagnosticBag();
        foreach (var attribute in HclBody.Of(HclParser.ParseFile(text, FileName, found).Body).JustAttributes(found))
        {
            attribute.Evaluate(new EvaluationContext(EmptyScope.Instance), found);
        }

        return Misplaced(found, text);
    }

    /// <summary>Every message has a place within the text.</summary>
    private static string? Misplaced(DiagnosticBag found, string text)
    {
        foreach (var diagnostic in found)
        {
            if (diagnostic.At is { } at && at.File == FileName
                && (at.Start.Offset < 0 || at.End.Offset > text.Length + 1 || at.Start.Offset > at.End.Offset || at.Start.Line < 1 || at.Start.Column < 1))
            {
                return $"a message is out of place: {diagnostic} up to {at.End}";
            }
        }

        return null;
    }

    private static EvaluationContext Context() => new(new KnownNames(), Functions, new FunctionEnvironment { BaseDirectory = AppContext.BaseDirectory });
}
