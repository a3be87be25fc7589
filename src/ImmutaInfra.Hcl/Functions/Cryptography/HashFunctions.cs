using System.Security.Cryptography;
using System.Text;
using ImmutaInfra.Hcl.Functions.Encodings;
using ImmutaInfra.Hcl.Functions.Files;
using ImmutaInfra.Hcl.Values;
using static ImmutaInfra.Hcl.Functions.Define;

namespace ImmutaInfra.Hcl.Functions.Cryptography;

/// <summary>Hashes, identifiers and decryption.</summary>
internal static class HashFunctions
{
#pragma warning disable CA5350, CA5351 // Users ask for MD5 and SHA-1 by name; nothing here relies on them.
    private static readonly Dictionary<string, Func<byte[], byte[]>> Hashes = new()
    {
        ["md5"] = MD5.HashData,
        ["sha1"] = SHA1.HashData,
        ["sha256"] = SHA256.HashData,
        ["sha512"] = SHA512.HashData,
    };
#pragma warning restore CA5350, CA5351

    public static Dictionary<string, HclFunction> All()
    {
        var functions = new Dictionary<string, HclFunction>
        {
            ["base64sha256"] = OfText("str", text => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))),
            ["base64sha512"] = OfText("str", text => Convert.ToBase64String(SHA512.HashData(Encoding.UTF8.GetBytes(text)))),
            ["filebase64sha256"] = OfFile(bytes => Convert.ToBase64String(SHA256.HashData(bytes))),
            ["filebase64sha512"] = OfFile(bytes => Convert.ToBase64String(SHA512.HashData(bytes))),
            ["bcrypt"] = Function(HclType.String, HashPassword, Text("str")) with { Variadic = Num("cost") },
            ["rsadecrypt"] = Function(HclType.String, Decrypt, Text("ciphertext"), Text("privatekey")),
            ["uuid"] = Function(HclType.String, call => call.Environment.IsApplying
                ? HclValue.String(Guid.NewGuid().ToString())
                : UnknownOf(HclType.String)),
            ["uuidv5"] = Function(HclType.String, NameBasedId, Text("namespace"), Text("name")),
        };
        foreach (var (name, hash) in Hashes)
        {
            functions[name] = OfText("str", text => Convert.ToHexStringLower(hash(Encoding.UTF8.GetBytes(text))));
            functions[$"file{name}"] = OfFile(bytes => Convert.ToHexStringLower(hash(bytes)));
        }

        return functions;
    }

    private static HclFunction OfFile(Func<byte[], string> hash) => Function(
        HclType.String,
        call => FileFunctions.TryRead(call, 0, out var bytes) ? HclValue.String(hash(bytes)) : HclValue.DynamicUnknown,
        Text("path"));

    private static HclValue HashPassword(FunctionCall call)
    {
        if (call.Count > 2)
        {
            return call.Fail("bcrypt() takes no more than two arguments");
        }

        var cost = 10;
        if (call.Count == 2 && !call[1].AsNumber().TryToInt32(out cost))
        {
            return call.Fail("value must be a whole number");
        }

        var password = Encoding.UTF8.GetBytes(call[0].AsString());
        if (password.Length > Bcrypt.LongestPassword)
        {
            return call.Fail("error occured generating password bcrypt: password length exceeds 72 bytes");
        }

        if (cost > Bcrypt.HighestCost)
        {
            return call.Fail($"error occured generating password crypto/bcrypt: cost {cost} is outside allowed range (4,31)");
        }

        return call.Environment.IsApplying
            ? HclValue.String(Bcrypt.Hash(password, cost < Bcrypt.LowestCost ? 10 : cost, RandomNumberGenerator.GetBytes(16)))
            : UnknownOf(HclType.String);
    }

    private static HclValue Decrypt(FunctionCall call)
    {
        if (EncodingFunctions.Base64(call[0].AsString()) is not { } cipher)
        {
            return call.Fail(0, "failed to decode input: cipher text must be base64-encoded");
        }

        using var key = RSA.Create();
        try
        {
            key.ImportFromPem(call[1].AsString());
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            // Never the exception's words: they might quote the key.
            return call.Fail(1, "invalid private key: no RSA key in PEM form was found");
        }

        try
        {
            return EncodingFunctions.TextOf(key.Decrypt(cipher, RSAEncryptionPadding.Pkcs1)) is { } text
                ? HclValue.String(text)
                : call.Fail("failed to decrypt: the result is not valid UTF-8");
        }
        catch (CryptographicException)
        {
            return call.Fail("failed to decrypt: crypto/rsa: decryption error");
        }
    }

    /// <summary>A UUID of version 5 (RFC 9562): the SHA-1 of a namespace and a name.</summary>
    private static HclValue NameBasedId(FunctionCall call)
    {
        var space = call[0].AsString() switch
        {
            "dns" => "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
            "url" => "6ba7b811-9dad-11d1-80b4-00c04fd430c8",
            "oid" => "6ba7b812-9dad-11d1-80b4-00c04fd430c8",
            "x500" => "6ba7b814-9dad-11d1-80b4-00c04fd430c8",
            var other => other.StartsWith("urn:uuid:", StringComparison.OrdinalIgnoreCase) ? other[9..] : other,
        };
        var isBare = space.Length == 32;
        if (!(isBare ? Guid.TryParseExact(space, "N", out var id) : Guid.TryParseExact(space, space is ['{', ..] ? "B" : "D", out id)))
        {
            return call.Fail($"uuidv5() doesn't support namespace {call[0].AsString()} (invalid UUID)");
        }

#pragma warning disable CA5350 // The standard says SHA-1.
        var hash = SHA1.HashData([.. id.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(call[1].AsString())])[..16];
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return HclValue.String(new Guid(hash, bigEndian: true).ToString());
    }
}
