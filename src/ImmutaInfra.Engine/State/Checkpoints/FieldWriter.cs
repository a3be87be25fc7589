using ImmutaInfra.Core.Addresses;

namespace ImmutaInfra.Engine.State.Checkpoints;

/// <summary>Writes the fields of one object in their fixed order and puts unknown ones back between them. Each call is one field, be it left out.</summary>
internal sealed class FieldWriter(GoJsonWriter writer, IReadOnlyList<VerbatimField> verbatim)
{
    private int _written;
    private int _restored;

    public void Text(string name, string? text, bool always = false) => Field(name, always || !string.IsNullOrEmpty(text), () => writer.Text(text!));

    public void Flag(string name, bool value, bool always = false)
    {
        if (Begin(name, always || value))
        {
            writer.Boolean(value);
        }
    }

    public void Urn(string name, Urn? urn)
    {
        if (Begin(name, urn is not null))
        {
            writer.Text(urn!.ToString());
        }
    }

    public void Texts(string name, IReadOnlyList<string> texts)
    {
        if (Begin(name, texts.Count > 0))
        {
            writer.StartList();
            foreach (var text in texts)
            {
                writer.Text(text);
            }

            writer.EndList();
        }
    }

    public void Urns(string name, IReadOnlyList<Urn> urns)
    {
        if (Begin(name, urns.Count > 0))
        {
            Write(urns);
        }
    }

    public void Lists<T>(string name, IReadOnlyDictionary<string, IReadOnlyList<T>> lists)
        where T : notnull
    {
        if (!Begin(name, lists.Count > 0))
        {
            return;
        }

        writer.StartObject();
        foreach (var (key, items) in lists.OrderBy(list => list.Key, CodePointOrder.Instance))
        {
            writer.Name(key);
            Write(items);
        }

        writer.EndObject();
    }

    public void Json(string name, string? json) => Field(name, json is not null, () => RawJson.Copy(json!, writer));

    public void Field(string name, bool present, Action write)
    {
        if (Begin(name, present))
        {
            write();
        }
    }

    /// <summary>Puts back the unknown fields behind the last known one.</summary>
    public void End()
    {
        _written = int.MaxValue;
        Restore();
    }

    private bool Begin(string name, bool present)
    {
        Restore();
        _written++;
        if (present)
        {
            writer.Name(name);
        }

        return present;
    }

    private void Restore()
    {
        for (; _restored < verbatim.Count && verbatim[_restored].After <= _written; _restored++)
        {
            writer.Name(verbatim[_restored].Name);
            RawJson.Copy(verbatim[_restored].Json, writer);
        }
    }

    private void Write<T>(IReadOnlyList<T> items)
        where T : notnull
    {
        writer.StartList();
        foreach (var item in items)
        {
            writer.Text(item.ToString()!);
        }

        writer.EndList();
    }
}
