namespace ImmutaInfra.Engine.State.Checkpoints;

/// <summary>Carries JSON that this program has no type for, token by token.</summary>
internal static class RawJson
{
    /// <summary>Writes minified text into a writer, which may indent it.</summary>
    public static void Copy(string json, GoJsonWriter writer)
    {
        var reader = new StateJsonReader("a kept field", json);
        reader.MoveToFirst();
        reader.CopyTo(writer);
    }
}
