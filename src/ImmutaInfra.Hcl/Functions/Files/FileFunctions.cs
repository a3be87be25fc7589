using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using ImmutaInfra.Hcl.Functions.Encodings;
using ImmutaInfra.Hcl.Values;
using static ImmutaInfra.Hcl.Functions.Define;

namespace ImmutaInfra.Hcl.Functions.Files;

/// <summary>Functions on files and paths. Relative paths begin in <see cref="FunctionEnvironment.BaseDirectory"/>.</summary>
internal static class FileFunctions
{
    public static Dictionary<string, HclFunction> All() => new()
    {
        ["abspath"] = Function(
            HclType.String,
            call => HclValue.String(
                Path.GetFullPath(Clean(call[0].AsString()), Path.GetFullPath(call.Environment.BaseDirectory)).Replace('\\', '/')),
            Text("path")),
        ["basename"] = OfText("path", BaseName),
        ["dirname"] = OfText("path", DirectoryName),
        ["pathexpand"] = Function(HclType.String, ExpandPath, Text("path")),
        ["file"] = Function(HclType.String, ReadText, Text("path")),
        ["filebase64"] = Function(
            HclType.String,
            call => TryRead(call, 0, out var bytes) ? HclValue.String(Convert.ToBase64String(bytes)) : HclValue.DynamicUnknown,
            Text("path")),
        ["fileexists"] = Function(HclType.Bool, Exists, Text("path")),
        ["fileset"] = Function(HclType.Set(HclType.String), List, Text("path"), Text("pattern")),
    };

    /// <summary>Reads a file whose path is an argument; otherwise the call fails.</summary>
    public static bool TryRead(FunctionCall call, int argument, [NotNullWhen(true)] out byte[]? bytes)
    {
        var path = call[argument].AsString();
        bytes = null;
        try
        {
            bytes = File.ReadAllBytes(Locate(call, path));
            return true;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            call.Fail(
                argument,
                $"no file exists at {GoQuoting.Quote(path)}; this function works only with files that are distributed as part of the "
                    + "configuration source code, so if this file will be created by a resource in this configuration you must "
                    + "instead obtain this result from an attribute of that resource");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            call.Fail(argument, $"failed to read file: {(Directory.Exists(Locate(call, path)) ? "is a directory" : exception.Message.TrimEnd('.'))}");
        }

        return false;
    }

    /// <summary>A path as Go's <c>path/filepath.Clean</c> writes it: no double slashes, no <c>.</c>, <c>..</c> resolved.</summary>
    public static string Clean(string path)
    {
        var isRooted = path.StartsWith('/');
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part is "" or ".")
            {
                continue;
            }

            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".." || !isRooted)
            {
                parts.Add(part);
            }
        }

        var cleaned = string.Join('/', parts);
        return isRooted ? "/" + cleaned : cleaned.Length == 0 ? "." : cleaned;
    }

    internal static string Locate(FunctionCall call, string path)
    {
        var expanded = Expand(path) ?? path;
        return Path.IsPathRooted(expanded) ? expanded : Path.Combine(call.Environment.BaseDirectory, expanded);
    }

    private static string BaseName(string path)
    {
        if (path.Length == 0)
        {
            return ".";
        }

        var trimmed = path.TrimEnd('/');
        return trimmed.Length == 0 ? "/" : trimmed[(trimmed.LastIndexOf('/') + 1)..];
    }

    private static string DirectoryName(string path) => Clean(path[..(path.LastIndexOf('/') + 1)]);

    private static string? Expand(string path)
    {
        if (!path.StartsWith('~'))
        {
            return path;
        }

        return path.Length == 1 || path[1] is '/' or '\\'
            ? Clean(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + "/" + path[1..])
            : null;
    }

    private static HclValue ExpandPath(FunctionCall call) => Expand(call[0].AsString()) is { } expanded
        ? HclValue.String(expanded)
        : call.Fail("cannot expand user-specific home dir");

    private static HclValue ReadText(FunctionCall call)
    {
        if (!TryRead(call, 0, out var bytes))
        {
            return HclValue.DynamicUnknown;
        }

        return EncodingFunctions.TextOf(bytes) is { } text
            ? HclValue.String(text)
            : call.Fail(
                $"contents of {GoQuoting.Quote(call[0].AsString())} are not valid UTF-8; use the filebase64 function to obtain the Base64 "
                    + "encoded contents or the other file functions (e.g. filemd5, filesha256) to obtain file hashing results instead");
    }

    private static HclValue Exists(FunctionCall call)
    {
        var path = Locate(call, call[0].AsString());
        if (Directory.Exists(path))
        {
            return call.Fail(1, $"{GoQuoting.Quote(call[0].AsString())} is a directory, not a file");
        }

        return HclValue.Bool(File.Exists(path));
    }

    private static HclValue List(FunctionCall call)
    {
        var directory = Clean(Locate(call, call[0].AsString()));
        if (!Directory.Exists(directory))
        {
            // As Terraform, whatever the pattern is: nobody looks at it.
            return HclValue.Set(HclType.String, []);
        }

        var pattern = Clean($"{call[0].AsString()}/{call[1].AsString()}");
        if (!GlobPattern.TryParse(Clean($"{directory}/{call[1].AsString()}"), out var glob))
        {
            return call.Fail($"failed to glob pattern {GoQuoting.Quote(pattern)}: syntax error in pattern");
        }

        try
        {
            return HclValue.Set(
                HclType.String,
                glob.Files().Select(file => HclValue.String(Path.GetRelativePath(directory, file).Replace('\\', '/'))));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return call.Fail($"failed to glob pattern {GoQuoting.Quote(pattern)}: {exception.Message.TrimEnd('.')}");
        }
        catch (RegexMatchTimeoutException)
        {
            return call.Fail($"failed to glob pattern {GoQuoting.Quote(pattern)}: it takes too long on the names of these files");
        }
    }
}
