using System.Globalization;
using System.Text;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.State.Checkpoints;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.State.Journal;

/// <summary>Reads the lines of a journal.</summary>
/// <param name="name">The journal, for messages.</param>
/// <param name="openSecret">Makes a secret of a ciphertext.</param>
internal sealed class JournalReader(string name, Func<string, SecretValue> openSecret)
{
    /// <summary>How many bytes the whole lines take that were read.</summary>
    public int WholeBytes { get; private set; }

    /// <summary>The check of the last whole line.</summary>
    public string LastCheck { get; private set; } = "";

    /// <summary>The records. A last line that was cut off when the run was killed is passed over: what it says had not been relied on.</summary>
    /// <exception cref="DiagnosticException"><c>IMI4140</c>: another line is damaged.</exception>
    public IReadOnlyList<JournalRecord> Read(ReadOnlyMemory<byte> journal)
    {
        var records = new List<JournalRecord>();
        var rest = journal;
        for (var number = 1; rest.Length > 0; number++)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (end >= 0 && IsWhole(line.Span, LastCheck))
            {
                LastCheck = Encoding.ASCII.GetString(line.Span[..JournalWriter.CheckLength]);
                WholeBytes += line.Length + 1;
                records.Add(Parse(line[(JournalWriter.CheckLength + 1)..], number));
            }
            else if (rest.Span.ContainsAnyExcept((byte)0))
            {
                throw new DiagnosticException(StateDiagnostics.JournalDamaged(name, number));
            }
            else
            {
                break;
            }
        }

        return records;
    }

    private static bool IsWhole(ReadOnlySpan<byte> line, string before) =>
        line.Length > JournalWriter.CheckLength + 1
        && line[JournalWriter.CheckLength] == (byte)' '
        && JournalWriter.Check(before, line[(JournalWriter.CheckLength + 1)..]) == Encoding.Latin1.GetString(line[..JournalWriter.CheckLength]);

    private JournalRecord Parse(ReadOnlyMemory<byte> json, int number)
    {
        try
        {
            var reader = new StateJsonReader(name, Encoding.UTF8.GetString(json.Span));
            reader.MoveToFirst();
            return new Body(reader, openSecret).Read() ?? throw new DiagnosticException(StateDiagnostics.JournalDamaged(name, number));
        }
        catch (DiagnosticException problem)
        {
            throw new DiagnosticException(StateDiagnostics.JournalDamaged(name, number), problem);
        }
    }

    private sealed class Body(StateJsonReader reader, Func<string, SecretValue> openSecret)
    {
        private readonly ValueReader _values = new(reader, openSecret);
        private readonly Dictionary<string, string> _texts = [];
        private string _kind = "";
        private long _number;
        private PendingOperation? _operation;
        private ObjectValue _outputs = ObjectValue.Empty;
        private StateChange _change = new();
        private bool _isLast;

        public JournalRecord? Read()
        {
            var resources = new ResourceReader(reader, _values);
            foreach (var field in reader.Members())
            {
                _kind = _kind.Length == 0 ? field : _kind;
                switch (field)
                {
                    case "begun" or "created" or "changed" or "abandoned" or "pictured" or "checkpointed":
                        _number = long.TryParse(reader.Number().ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw reader.Wrong("a number of a record");
                        break;
                    case "operation":
                        _operation = resources.ReadOperation();
                        break;
                    case "outputs":
                        _outputs = _values.ReadObject();
                        break;
                    case "last":
                        _isLast = reader.Boolean();
                        break;
                    case "rewrites":
                        _change = _change with { Rewrites = [.. reader.Items().Select(_ => ReadRewrite(resources))] };
                        break;
                    case "removes":
                        _change = _change with { Removes = [.. reader.Items().Select(_ => ReadKey())] };
                        break;
                    case "adds":
                        _change = _change with { Adds = [.. reader.Items().Select(_ => resources.Read())] };
                        break;
                    default:
                        _texts[field] = reader.Text();
                        break;
                }
            }

            return Build();
        }

        private JournalRecord? Build() => _kind switch
        {
            "started" => new JournalRecord.Started(Text("started")),
            "encrypted" => new JournalRecord.Encrypted(new SecretsState(Text("encrypted"), Text("state"))),
            "begun" when _operation is not null => new JournalRecord.Begun(_number, _operation),
            "created" => new JournalRecord.Created(_number, Text("id"), _outputs),
            "changed" => new JournalRecord.Changed(_number == 0 ? null : _number, _change),
            "abandoned" => new JournalRecord.Abandoned(_number),
            "settled" when OperationWords.Find(Text("settled")) is { } kind => new JournalRecord.Settled(kind, Key(_texts)),
            "pictured" => new JournalRecord.Pictured(_number),
            "checkpointed" => new JournalRecord.Checkpointed(_number, Text("digest"), _isLast),
            _ => null,
        };

        private string Text(string field) => _texts.GetValueOrDefault(field) ?? throw reader.Wrong($"a record with \"{field}\"");

        private (ResourceKey Key, ResourceState Resource) ReadRewrite(ResourceReader resources)
        {
            var texts = new Dictionary<string, string>();
            ResourceState? resource = null;
            foreach (var field in reader.Members())
            {
                if (field == "resource")
                {
                    resource = resources.Read();
                }
                else
                {
                    texts[field] = reader.Text();
                }
            }

            return (Key(texts), resource ?? throw reader.Wrong("a resource"));
        }

        private ResourceKey ReadKey()
        {
            var texts = new Dictionary<string, string>();
            foreach (var field in reader.Members())
            {
                texts[field] = reader.Text();
            }

            return Key(texts);
        }

        private ResourceKey Key(Dictionary<string, string> texts) =>
            Urn.TryParse(texts.GetValueOrDefault("urn", "")) is { } urn
                ? new ResourceKey(urn, texts.GetValueOrDefault("waiting"))
                : throw reader.Wrong("a URN");
    }
}
