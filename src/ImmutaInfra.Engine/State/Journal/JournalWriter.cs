using System.Security.Cryptography;
using System.Text;
using ImmutaInfra.Engine.State.Checkpoints;
using ImmutaInfra.Engine.State.Secrets;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.State.Journal;

/// <summary>Makes lines of records: <c>CHECK JSON\n</c>. Each check covers its line and the check before, so that no line can be lost or changed
/// unnoticed. Not safe for use from several threads: lines have an order.</summary>
/// <param name="secrets">Encrypts secrets.</param>
/// <param name="lastCheck">The check of the last line that is there; empty for a new journal.</param>
internal sealed class JournalWriter(StackSecrets secrets, string lastCheck = "")
{
    /// <summary>How many hex digits a check has.</summary>
    public const int CheckLength = 16;

    private string _check = lastCheck;

    /// <summary>The check of a line.</summary>
    public static string Check(string before, ReadOnlySpan<byte> json)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(before));
        hash.AppendData(json);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, CheckLength / 2));
    }

    /// <summary>Encodes a record, secrets encrypted. This part may take long and needs no order.</summary>
    public ReadOnlyMemory<byte> Encode(JournalRecord record)
    {
        var json = new GoJsonWriter();
        json.StartObject();
        new Body(json, new ResourceWriter(json, secrets.WriteCiphertext), new ValueWriter(json, secrets.WriteCiphertext)).Write(record);
        json.EndObject();
        return json.Written;
    }

    /// <summary>The first line of a new journal.</summary>
    public ReadOnlyMemory<byte> FirstLine(string digest)
    {
        _check = "";
        return Line(Encode(new JournalRecord.Started(digest)));
    }

    /// <summary>The next line of the journal.</summary>
    public ReadOnlyMemory<byte> Line(ReadOnlyMemory<byte> json)
    {
        _check = Check(_check, json.Span);
        var line = new byte[CheckLength + 1 + json.Length + 1];
        Encoding.ASCII.GetBytes(_check, line);
        line[CheckLength] = (byte)' ';
        json.CopyTo(line.AsMemory(CheckLength + 1));
        line[^1] = (byte)'\n';
        return line;
    }

    private sealed class Body(GoJsonWriter json, ResourceWriter resources, ValueWriter values)
    {
        public void Write(JournalRecord record)
        {
            switch (record)
            {
                case JournalRecord.Started started:
                    Text("started", started.Digest);
                    break;
                case JournalRecord.Encrypted encrypted:
                    Text("encrypted", encrypted.Secrets.Type);
                    Text("state", encrypted.Secrets.Json ?? "null");
                    break;
                case JournalRecord.Begun begun:
                    Number("begun", begun.Number);
                    json.Name("operation");
                    resources.Write(begun.Operation);
                    break;
                case JournalRecord.Created created:
                    Number("created", created.Number);
                    Text("id", created.Id);
                    json.Name("outputs");
                    values.Write(created.Outputs);
                    break;
                case JournalRecord.Changed changed:
                    Number("changed", changed.Number ?? 0);
                    Write(changed.Change);
                    break;
                case JournalRecord.Abandoned abandoned:
                    Number("abandoned", abandoned.Number);
                    break;
                case JournalRecord.Settled settled:
                    Text("settled", OperationWords.Of(settled.Kind));
                    Write(settled.Key);
                    break;
                case JournalRecord.Pictured pictured:
                    Number("pictured", pictured.Picture);
                    break;
                case JournalRecord.Checkpointed checkpointed:
                    Number("checkpointed", checkpointed.Picture);
                    Text("digest", checkpointed.Digest);
                    json.Name("last");
                    json.Boolean(checkpointed.IsLast);
                    break;
                default:
                    throw new InvalidOperationException($"No form in a journal is known for {record.GetType().Name}.");
            }
        }

        private void Write(StateChange change)
        {
            json.Name("rewrites");
            json.StartList();
            foreach (var (key, resource) in change.Rewrites)
            {
                json.StartObject();
                Write(key);
                json.Name("resource");
                resources.Write(resource);
                json.EndObject();
            }

            json.EndList();
            json.Name("removes");
            json.StartList();
            foreach (var key in change.Removes)
            {
                json.StartObject();
                Write(key);
                json.EndObject();
            }

            json.EndList();
            json.Name("adds");
            json.StartList();
            foreach (var resource in change.Adds)
            {
                resources.Write(resource);
            }

            json.EndList();
        }

        private void Write(ResourceKey key)
        {
            Text("urn", key.Urn.ToString());
            if (key.WaitingId is { } id)
            {
                Text("waiting", id);
            }
        }

        private void Text(string name, string text)
        {
            json.Name(name);
            json.Text(text);
        }

        private void Number(string name, long number)
        {
            json.Name(name);
            json.Number(number);
        }
    }
}
