using System.Collections;
using System.Runtime.InteropServices;
using System.Text;

namespace ImmutaInfra.Cli;

/// <summary>Finds out what this process runs in.</summary>
internal static class ProcessEnvironment
{
    private const int UsualWidth = 100;
    private const int UsualHeight = 25;
    private const int BufferedCharacters = 16 * 1024;

    /// <summary>Kept for the life of the process: a registration that is collected hears nothing any more.</summary>
    private static IReadOnlyList<PosixSignalRegistration> Registrations { get; set; } = [];

    /// <summary>The environment of this process.</summary>
    public static CliEnvironment Create()
    {
        var interrupts = new Interrupts();
        Registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(each =>
            PosixSignalRegistration.Create(each, signal => signal.Cancel = interrupts.Signal()))];
        return new CliEnvironment
        {
            Output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), BufferedCharacters),
            // Progress, questions and the answer to Ctrl-C come from several threads.
            Error = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true }),
            Input = Console.In,
            IsOutputTerminal = !Console.IsOutputRedirected,
            IsErrorTerminal = !Console.IsErrorRedirected,
            IsInputTerminal = !Console.IsInputRedirected,
            Width = FindSize(() => Console.WindowWidth, UsualWidth),
            Height = FindSize(() => Console.WindowHeight, UsualHeight),
            Variables = ReadVariables(),
            WorkingDirectory = Environment.CurrentDirectory,
            Interrupts = interrupts,
        };
    }

    private static int FindSize(Func<int> ask, int usual)
    {
        if (Console.IsOutputRedirected && Console.IsErrorRedirected)
        {
            return usual;
        }

        try
        {
            // Some terminals do not know, and say nought.
            return ask() is var size && size >= usual / 5 ? size : usual;
        }
        catch (IOException)
        {
            return usual;
        }
    }

    private static Dictionary<string, string> ReadVariables() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(
            variable => (string)variable.Key, variable => (string?)variable.Value ?? "", StringComparer.Ordinal);
}
