using System.Globalization;
using System.Text;

namespace ImmutaInfra.Fuzzing;

/// <summary>Makes answers that no well-behaved server gives.</summary>
/// <param name="random">The choices.</param>
/// <param name="elsewhere">A host that nobody may ask.</param>
/// <param name="good">The bodies of good answers.</param>
internal sealed class HostileAnswer(FuzzRandom random, Uri elsewhere, IReadOnlyList<string> good)
{
    // Each of these goes on for ever; the end that is repeated is of HostileServer.EndBytes.
    private static readonly string[] Endless =
    [
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + Line("X-More: "),
        Line("HTTP/1.1 103 Early Hints\r\nX: ", "\r\n\r\n"),
        Line("HTTP/1.1 100 Continue\r\nX: ", "\r\n\r\n"),
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + "3a\r\n" + new string(' ', 58) + "\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + "3a\r\n" + new string('[', 58) + "\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;" + new string('x', HostileServer.EndBytes),
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n" + Line("X-More: "),
        "HTTP/1.1 500 No\r\nContent-Type: application/json\r\n\r\n{\"message\":\"" + new string('x', HostileServer.EndBytes),
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[" + new string(' ', HostileServer.EndBytes),
        "HTTP/1.1 200 OK\r\nContent-Length: 67108864\r\n\r\n[" + new string(' ', HostileServer.EndBytes),
        "HTTP/1.1 200 " + new string('x', HostileServer.EndBytes),
        new('\n', HostileServer.EndBytes),
    ];

    private static readonly string[] Bodies =
    [
        """[{"id":7,"type":"Native S3","status":"enabled","autoBootstrap":false,"config":{"name":"lake","awsAccountId":"012345678901","awsRegion":"eu-central-1","awsLocationPath":"s3://acme-lake/"},"validationResults":{"status":"passed","validationTests":[{"name":"t","status":"passed","result":[]}]}}]""",
        """{"id":"7","type":"Native S3","status":"creating","autoBootstrap":false,"config":{"name":"lake"}}""",
        """{"id":1,"status":"createError","validationResults":{"status":"failed","validationTests":[{"name":"Connect","status":"failed","message":"no"}]}}""",
        """{"statusCode":409,"error":"Conflict","message":"Redshift integration already exists on h (id = 157)."}""",
        """{"statusCode":422,"error":"Unprocessable Entity","message":"no","validationResults":{"status":"failed","validationTests":[]}}""",
        """{"token":"x","authenticated":true}""",
        """[]""", """{}""", """null""", "\"text\"",
    ];

    private static readonly string[] Types = ["application/json", "application/json; charset=utf-16", "text/html", "text/plain", "image/png", "application/json;charset=\"", "", "multipart/form-data; boundary=x", "application/x-ndjson"];

    /// <summary>Answers, and what happens after them: see <see cref="HostileServer.Play"/>. Most of them begin well, so that work is under way.</summary>
    public string Next()
    {
        List<string> answers = [.. Enumerable.Repeat("g", random.Below(random.OnceIn(2) ? 1 : 6)), One()];
        if (random.OnceIn(3))
        {
            answers.Add(random.OnceIn(2) ? "g" : One());
        }

        return string.Join(HostileServer.Then, answers);
    }

    private string One()
    {
        if (random.OnceIn(25))
        {
            return random.Pick(["e", "t"]) + random.Pick(Endless);
        }

        var body = Body();
        var head = new StringBuilder(random.OnceIn(15) ? random.Pick(["HTTP/1.0 200 OK\r\n", "HTTP/3 200\r\n", "\r\n", "HTTP/1.1\r\n", "ICY 200 OK\r\n", "HTTP/1.1 999 \r\n", "HTTP/1.1 -1 x\r\n", "PRI * HTTP/2.0\r\n", "\0\0\0"]) : $"HTTP/1.1 {Status()} {random.Pick(["OK", "", "Whatever", new string('x', 300)])}\r\n");
        if (!random.OnceIn(8))
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Type: {(random.OnceIn(3) ? random.Pick(Types) : Types[0])}\r\n");
        }

        for (var count = random.Below(3); count > 0; count--)
        {
            head.Append(random.Pick([
                $"Location: {elsewhere}integrations\r\n", $"Location: //{elsewhere.Authority}/\r\n", "Location: ::::\r\n", "Location: /integrations\r\n", $"Location: http://u:p@{elsewhere.Authority}/\r\n", $"Refresh: 0; url={elsewhere}\r\n", "Retry-After: 99999999999999\r\n", "Retry-After: -5\r\n", "Retry-After: 1\r\n",
                "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT\r\n", "Content-Encoding: gzip\r\n", "Content-Encoding: br, gzip\r\n", "Connection: Upgrade\r\nUpgrade: h2c\r\n", $"Set-Cookie: a={new string('b', 5000)}\r\n", "WWW-Authenticate: Basic realm=\"x\"\r\n",
                $"X-Long: {new string('h', random.OnceIn(10) ? 200_000 : 20)}\r\n", ": \r\n", "No colon\r\n", "Alt-Svc: h2=\"elsewhere:1\"\r\n", "Content-Length: 5\r\nContent-Length: 6\r\n",
            ]));
        }

        var bytes = Framed(head, body);
        return (random.OnceIn(12) ? "e" : random.OnceIn(15) ? "s" : random.OnceIn(12) ? "r" : random.OnceIn(40) ? "d" : "c")
            + RawBytes.ToText(random.OnceIn(8) ? RawBytes.Damage(random, bytes) : bytes);
    }

    private static string Line(string start, string end = "\r\n") => start.PadRight(HostileServer.EndBytes - end.Length, 'x') + end;

    private int Status() => random.Below(4) switch
    {
        0 => random.Pick([200, 201, 202, 204, 206, 226, 299]),
        1 => random.Pick([300, 301, 302, 303, 304, 307, 308, 399]),
        2 => random.Pick([400, 401, 403, 404, 405, 409, 410, 413, 418, 422, 429, 431, 499, 500, 501, 502, 503, 504, 599, 100, 101, 103]),
        _ => 200,
    };

    private byte[] Body() => random.Below(12) switch
    {
        0 => Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body>Sign in</body></html>"),
        1 => Encoding.UTF8.GetBytes(new string('[', random.OnceIn(2) ? 63 : 100_000)),
        2 => RawBytes.Damage(random, Encoding.UTF8.GetBytes(random.Pick(good))),
        3 => RawBytes.Gzip(Encoding.UTF8.GetBytes(random.Pick(good)))[..^random.Below(20)],
        4 => Encoding.UTF8.GetBytes($"{{\"id\":{new string('9', random.OnceIn(4) ? 100_000 : 400)}}}"),
        5 => Encoding.UTF8.GetBytes($"{{\"message\":\"{new string('x', random.OnceIn(4) ? 3_000_000 : 10_000)}\"}}"),
        6 => [],
        7 => Encoding.Unicode.GetBytes(random.Pick(Bodies)),
        8 => Encoding.UTF8.GetBytes(new JsonMutation(random, Bodies).Next()),
        _ => Encoding.UTF8.GetBytes(new JsonMutation(random, good).Next()),
    };

    private byte[] Framed(StringBuilder head, byte[] body)
    {
        switch (random.Below(6))
        {
            case 0:
                var size = random.OnceIn(4) ? random.Pick(["zz", "-1", "FFFFFFFFFFFFFFFF", "7fffffff", ""]) : body.Length.ToString("x", CultureInfo.InvariantCulture);
                return [.. Encoding.Latin1.GetBytes($"{head}Transfer-Encoding: chunked\r\n\r\n{size}\r\n"), .. body, .. Encoding.Latin1.GetBytes(random.OnceIn(4) ? "\r\n" : "\r\n0\r\n\r\n")];
            case 1:
                return [.. Encoding.Latin1.GetBytes($"{head}Content-Length: {random.Pick(["999999999999", "0", "-1", "x", "1", (body.Length + 1).ToString(CultureInfo.InvariantCulture)])}\r\n\r\n"), .. body];
            case 2:
                return [.. Encoding.Latin1.GetBytes($"{head}\r\n"), .. body];
            default:
                return [.. Encoding.Latin1.GetBytes($"{head}Content-Length: {body.Length}\r\n\r\n"), .. body];
        }
    }
}
