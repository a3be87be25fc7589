namespace ImmutaInfra.Emulator.Rules;

/// <summary>Patterns for paths: <c>*</c> is one segment, <c>**</c> at the end any number of them.</summary>
internal static class PathPattern
{
    public static bool Matches(string pattern, string path)
    {
        var wanted = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var given = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < wanted.Length; i++)
        {
            if (wanted[i] == "**" && i == wanted.Length - 1)
            {
                return true;
            }

            if (i >= given.Length || (wanted[i] != "*" && wanted[i] != given[i]))
            {
                return false;
            }
        }

        return wanted.Length == given.Length;
    }
}
