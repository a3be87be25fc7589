using ImmutaInfra.Cli.Commands;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Consoles;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Cli.Consoles;

/// <summary>Answers people: an expression a line, more lines where brackets are open.</summary>
/// <param name="session">What is asked.</param>
/// <param name="run">The run of the command.</param>
internal sealed class TextConsole(ConsoleSession session, CommandRun run)
{
    private const string FileName = "<console-input>";

    private const string Help = """
        Evaluates expressions of the configuration, with what the state knows.
        For example: immuta_snowflake_integration.analytics.id, or upper(var.host).
        An expression may go on in the next line as long as a bracket is open.
        type(x) gives the type of a value. To leave, type exit.
        """;

    private readonly ValueText _values = new(run.ShowsSecrets);

    /// <summary>Answers until the input ends or somebody leaves. In a script the first error ends it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync()
    {
        var isTalk = run.Environment.IsInputTerminal;
        while (await ReadExpressionAsync(isTalk) is { } text)
        {
            if (text is "exit" or "quit")
            {
                break;
            }

            if (!TryAnswer(text) && !isTalk)
            {
                return ExitCode.Error;
            }
        }

        return ExitCode.Done;
    }

    private async Task<string?> ReadExpressionAsync(bool isTalk)
    {
        var open = new OpenBrackets();
        while (true)
        {
            if (isTalk)
            {
                await run.Output.WriteAsync(open.IsEmpty ? "> " : ": ");
                await run.Output.FlushAsync();
            }

            if (await run.Environment.Input.ReadLineAsync(run.Environment.Interrupts.Gently) is not { } line)
            {
                return open.IsEmpty ? null : open.Text;
            }

            open.Add(line);
            if (open.AreClosed && !string.IsNullOrWhiteSpace(open.Text))
            {
                return open.Text.Trim();
            }
        }
    }

    private bool TryAnswer(string text)
    {
        if (text == "help")
        {
            run.Output.WriteLine(Help);
            return true;
        }

        var found = new DiagnosticBag();
        var expression = HclParser.ParseExpression(text, FileName, found);
        if (!found.HasErrors)
        {
            var isType = expression is FunctionCallSyntax { Name: "type", Arguments.Count: 1, ExpandsFinal: false };
            var value = session.Evaluate(isType ? ((FunctionCallSyntax)expression).Arguments[0] : expression, found);
            if (value is not null)
            {
                run.Output.WriteLine(isType ? value.Type.ToTypeText() : _values.Of(value));
            }
        }

        if (found.Count > 0)
        {
            run.Output.Flush();
            new DiagnosticsView(run.Error, run.ErrorStyle, file => file == FileName ? text : run.Environment.ReadSource(file)).Write(found);
        }

        return !found.HasErrors;
    }
}
