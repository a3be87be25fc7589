using Microsoft.Extensions.Logging;

namespace ImmutaInfra.Cli.Terminal;

/// <summary>Writes log lines to a text: <c>12:03:04.567 debug Api: GET /integrations 200 in 12 ms</c>.</summary>
/// <param name="output">Where lines go.</param>
/// <param name="least">The least level that is written.</param>
/// <param name="clock">The time of a line.</param>
internal sealed class TextLoggers(TextWriter output, LogLevel least, TimeProvider clock) : ILoggerFactory
{
    private LogLevel Least => least;

    /// <summary>The level that <c>--log-level</c> names.</summary>
    public static LogLevel LevelOf(string name) => name switch
    {
        "trace" => LogLevel.Trace,
        "debug" => LogLevel.Debug,
        "warn" => LogLevel.Warning,
        "error" => LogLevel.Error,
        _ => LogLevel.Information,
    };

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName[(categoryName.LastIndexOf('.') + 1)..]);

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("There is one place for the log only.");

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Write(LogLevel level, string category, string message)
    {
        var word = level switch
        {
            LogLevel.Trace => "trace",
            LogLevel.Debug => "debug",
            LogLevel.Information => "info",
            LogLevel.Warning => "warn",
            _ => "error",
        };
        // The text is shared with the other loggers of this program, and a writer is not safe by itself.
        lock (output)
        {
            output.WriteLine($"{clock.GetLocalNow():HH:mm:ss.fff} {word} {category}: {message}");
        }
    }

    private sealed class Logger(TextLoggers owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= owner.Least && logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                owner.Write(logLevel, category, formatter(state, exception));
            }
        }
    }
}
