using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Consoles;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Values;
using ImmutaInfra.Reporting.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Consoles;

/// <summary>Answers programs: a JSON object a line in, one a line out.</summary>
/// <param name="session">What is asked.</param>
/// <param name="environment">What is outside.</param>
/// <param name="showsSecrets">Whether secret values of the configuration are written.</param>
internal sealed class JsonConsole(ConsoleSession session, CliEnvironment environment, bool showsSecrets)
{
    private const int DeepestQuestion = 16;

    // An expression is read as it stands in a file, so that a line break ends it where it does there.
    private const string ExpressionStart = "locals {\n  v = ";
    private const string LocalsStart = "locals {\n";
    private const string End = "\n}\n";
    private const string ExpressionFile = "<expr>";
    private const string LocalsFile = "<locals>";

    /// <summary>Answers until the input ends.</summary>
    public async Task<int> RunAsync()
    {
        while (await environment.Input.ReadLineAsync(environment.Interrupts.Gently) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            await AnswerAsync(line);
            if (environment.IsInputTerminal || environment.Input.Peek() < 0)
            {
                await environment.Output.FlushAsync();
            }
        }

        return ExitCode.Done;
    }

    private async Task AnswerAsync(string line)
    {
        var found = new DiagnosticBag();
        var (value, isHidden) = ReadQuestion(line, found) is var (expression, locals) ? await EvaluateAsync(expression, locals, found) : default;
        using var writer = JsonOutput.Open(environment.Output, isIndented: false);
        writer.WriteStartObject();
        if (value is not null)
        {
            WriteValue(writer, value, isHidden);
        }
        else
        {
            WriteErrors(writer, found);
        }

        writer.WriteEndObject();
        environment.Output.WriteLine();
    }

    private static (string Expression, string? Locals)? ReadQuestion(string line, DiagnosticBag found)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None, MaxDepth = DeepestQuestion };
            if (JToken.ReadFrom(reader) is JObject question
                && question["expr"] is JValue { Value: string expression }
                && question["locals"] is null or JValue { Value: null or string }
                && !reader.Read())
            {
                return (expression, (string?)question["locals"]);
            }
        }
        catch (JsonException)
        {
            // What is wrong is said below, in one way for all.
        }

        found.Add(CliDiagnostics.NotAQuestion());
        return null;
    }

    private async Task<(HclValue? Value, bool IsHidden)> EvaluateAsync(string expression, string? locals, DiagnosticBag found)
    {
        List<HclBody> files = [Read(ExpressionStart + expression + End, ExpressionFile, found)];
        if (locals is not null)
        {
            files.Add(Read(LocalsStart + locals + End, LocalsFile, found));
        }

        if (found.HasErrors)
        {
            return default;
        }

        var (value, asksConfiguration) = await session.EvaluateLocalAsync("v", files, found);
        return (value, !showsSecrets && asksConfiguration && value is not null && (value.DeepMarks & HclMarks.Sensitive) != 0);
    }

    private static HclBody Read(string text, string name, DiagnosticBag found) => HclBody.Of(HclParser.ParseFile(text, name, found).Body);

    private static void WriteValue(JsonTextWriter writer, HclValue value, bool isHidden)
    {
        writer.Member("ok", true);
        writer.Member("type", value.Type.ToTypeText());
        string? json = null;
        var mark = isHidden ? "sensitive"
            : value.HasUnknowns ? "unknown"
            : HclJson.TryEncode(value, out json, out _) ? null
            : "infinite";
        writer.WritePropertyName("json");
        writer.WriteValue(json);
        if (mark is not null)
        {
            writer.Member(mark, true);
        }
    }

    private static void WriteErrors(JsonTextWriter writer, DiagnosticBag found)
    {
        writer.Member("ok", false);
        writer.WritePropertyName("errors");
        writer.WriteStartArray();
        foreach (var error in found.Where(problem => problem.Severity == Severity.Error).OrderBy(error => error.At is { Start.Line: > 1 } ? 0 : 1))
        {
            writer.WriteStartObject();
            writer.Member("summary", error.Summary);
            writer.Member("detail", error.Hint is null ? error.Detail : $"{error.Detail} Hint: {error.Hint}");
            if (error.At is { } at)
            {
                // Places in the locals count from the first line that was given, too.
                var line = at.Start.Line - 1;
                writer.Member("line", line);
                writer.Member("column", line == 1 && at.File == ExpressionFile ? at.Start.Column - "  v = ".Length : at.Start.Column);
                if (at.File == LocalsFile)
                {
                    writer.Member("in", "locals");
                }
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
