using System.Security.Cryptography;
using System.Text;

namespace ImmutaInfra.Api.Scripts;

/// <summary>What tells one text of scripts from another without showing it.</summary>
public static class ScriptDigest
{
    /// <summary>The SHA-256 of scripts one behind the other, as of <c>cat first second | sha256sum</c>: 64 hexadecimal digits.</summary>
    public static string Of(IEnumerable<string> scripts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var script in scripts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(script));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
