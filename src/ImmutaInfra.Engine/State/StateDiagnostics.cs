using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State.Backends;

namespace ImmutaInfra.Engine.State;

/// <summary>The messages about state: <c>IMI4101</c> to <c>IMI4199</c>.</summary>
internal static class StateDiagnostics
{
    private const int MostBackups = 10;

    private const string Untouched = "The file is left as it is.";

    public static Diagnostic NoJson(string file, string place) =>
        Diagnostic.Error("IMI4101", "Damaged state",
            detail: $"{file} is no complete JSON text: {place}. {Untouched}");

    public static Diagnostic UnexpectedContent(string file, string place, string expected) =>
        Diagnostic.Error("IMI4102", "Unexpected content in a state", detail: $"{file}: {place}, there should be {expected}. {Untouched}");

    public static Diagnostic TooLarge(string file, long limitBytes) =>
        Diagnostic.Error("IMI4103", "State too large", detail: $"{file} is larger than {limitBytes / 1024 / 1024} MiB. {Untouched}");

    public static Diagnostic UnsupportedVersion(string file, long version) =>
        Diagnostic.Error("IMI4104", "Unsupported version of a state",
            detail: $"{file} is a checkpoint of version {version}. Versions 3 and 4 can be read. {Untouched}",
            hint: version < 3 ? "a run of `pulumi refresh` with a current Pulumi writes version 3." : "a newer version of this program may read it.");

    public static Diagnostic UnknownFeatures(string file, IReadOnlyList<string> features) =>
        Diagnostic.Error("IMI4105", "Unknown feature in a state",
            detail: $"{file} uses {string.Join(", ", features.Select(feature => $"\"{feature}\""))}, which this program would lose. {Untouched}",
            hint: "a newer version of this program may know it.");

    public static Diagnostic NotSound(string file, IReadOnlyList<string> problems, IReadOnlyList<string> backups) =>
        Diagnostic.Error("IMI4107", "Snapshot integrity failure",
            detail: $"{file} contradicts itself; refusing to use it: {string.Join(" ", problems)} {Untouched}",
            hint: GoBackTo(backups));

    /// <summary>Whether a message says that a file is not what was once written.</summary>
    public static bool IsDamage(Diagnostic diagnostic) => diagnostic.Code is "IMI4101" or "IMI4102";

    /// <summary>What to do about a state that cannot be used.</summary>
    /// <param name="backups">The sound backups, the newest first.</param>
    public static string GoBackTo(IReadOnlyList<string> backups) => backups.Count == 0
        ? "there is no backup that would do; import the integrations anew, or a state with `immutainfra state import`."
        : $"go back to the newest of these sound backups:{string.Concat(backups.Select(backup => $"\n    {backup}"))}\n  with\n    immutainfra state restore";

    public static Diagnostic OtherStack(string file, string named, string expected) =>
        Diagnostic.Error("IMI4108", "State of another stack", detail: $"{file} holds the stack \"{named}\", not \"{expected}\". {Untouched}");

    public static Diagnostic WrittenUnsound(StackName stack, IReadOnlyList<string> problems) =>
        Diagnostic.Error("IMI4109", "State written, but invalid",
            detail: $"Snapshot integrity failure: the state of \"{stack}\" was already written, but is invalid: {string.Join(" ", problems)} The state before is kept as a backup.");

    public static Diagnostic PassphraseMissing(string ownFile) =>
        Diagnostic.Error("IMI4110", "Passphrase missing",
            detail: "The stack's secrets are encrypted, and there is nothing to open them with: neither PULUMI_CONFIG_PASSPHRASE nor PULUMI_CONFIG_PASSPHRASE_FILE is set, "
                + $"and there is no passphrase in {ownFile}.",
            hint: "give the passphrase that the stack was made with; from a file with\n    export PULUMI_CONFIG_PASSPHRASE_FILE=FILE");

    public static Diagnostic PassphraseWrong(string origin) =>
        Diagnostic.Error("IMI4111", "Incorrect passphrase", detail: $"The passphrase from {origin} does not open the stack's secrets.",
            hint: "set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE to what the stack was made with.");

    public static Diagnostic PassphraseFileUnreadable(string file, string why) =>
        Diagnostic.Error("IMI4112", "Passphrase file unreadable", detail: $"{file} cannot be read: {why}");

    public static Diagnostic SecretDamaged(string what) =>
        Diagnostic.Error("IMI4113", "Damaged secret", detail: $"{what} was encrypted with another key, or is damaged.");

    public static Diagnostic SecretsProviderUnsupported(string type) =>
        Diagnostic.Error("IMI4114", "Unsupported secrets provider",
            detail: $"The stack's secrets are encrypted by \"{type}\". This program can keep them as they are, but neither open them nor add others.",
            hint: "`pulumi stack change-secrets-provider passphrase` changes that.");

    public static Diagnostic PassphraseMade(string file) =>
        Diagnostic.Warning("IMI4115", "A passphrase was made",
            detail: $"No passphrase is set, so a random one was written to {file}. It encrypts the secrets in all your stacks: keep it, and keep it to yourself. "
                + $"pulumi can use it, too:\n  export PULUMI_CONFIG_PASSPHRASE_FILE={file}");

    public static Diagnostic BadSettings(string file, string why) =>
        Diagnostic.Error("IMI4116", "Damaged stack settings", detail: $"{file} cannot be read: {why}");

    public static Diagnostic BackendUnsupported(string url) =>
        Diagnostic.Error("IMI4120", "Unsupported backend", detail: $"\"{url}\" names no place for stacks that this program can use.",
            hint: "write file:///path/of/a/folder, a folder's path or postgres://user@host/database.");

    public static Diagnostic LegacyLayout(string root) =>
        Diagnostic.Error("IMI4121", "Old layout of stacks", detail: $"{root} holds stacks that are not grouped by project.",
            hint: "`pulumi state upgrade` regroups them.");

    public static Diagnostic CorruptStore(string file, string why) =>
        Diagnostic.Error("IMI4122", "Corrupt store", detail: $"{file} {why}");

    public static Diagnostic Zstandard(string file) =>
        Diagnostic.Error("IMI4123", "Unsupported compression", detail: $"{file} is compressed with zstd. {Untouched}",
            hint: "let pulumi write the stack once with PULUMI_DIY_BACKEND_ZSTD unset.");

    public static Diagnostic WriteFailed(string file, string why) =>
        Diagnostic.Error("IMI4124", "State not written", detail: $"{file} could not be written: {why} What was there before is intact.");

    public static Diagnostic ReadFailed(string file, string why) =>
        Diagnostic.Error("IMI4125", "State not read", detail: $"{file} could not be read: {why}");

    public static Diagnostic NoSuchStack(StackName stack, IReadOnlyList<string> known) =>
        Diagnostic.Error("IMI4126", "No such stack", detail: $"There is no stack \"{stack}\".",
            hint: Nearest.To(stack.Stack, known) is { } near ? $"did you mean \"{near}\"?"
                : known.Count == 0 ? "the first apply makes it; or make it empty with\n    immutainfra stack new" : $"the project has {string.Join(", ", known)}.");

    public static Diagnostic StackExists(StackName stack) =>
        Diagnostic.Error("IMI4127", "Stack exists", detail: $"There is a stack \"{stack}\" already.");

    public static Diagnostic StackHoldsResources(StackName stack, int count) =>
        Diagnostic.Error("IMI4128", "Stack holds resources",
            detail: $"The stack \"{stack}\" still holds {count} resource{(count == 1 ? "" : "s")}; removing it would leave them unmanaged.",
            hint: "destroy them first. To remove the stack and leave them as they are:\n    --force");

    public static Diagnostic ImportRefused(string file, StackName stack, IReadOnlyList<StackName> strangers, IReadOnlyList<string> problems) =>
        Diagnostic.Error("IMI4129", "Import refused",
            detail: strangers.Count == 0
                ? $"{file} contradicts itself: {string.Join(" ", problems)} Nothing was imported."
                : $"{file} holds resources of {string.Join(" and ", strangers.Select(other => $"\"{other}\""))}, not of \"{stack}\". {string.Concat(problems.Select(problem => $"{problem} "))}Nothing was imported.",
            hint: strangers.Count == 0 ? "import an export that is sound. To take it all the same:\n    --force" : $"choose the stack that it belongs to with --stack. To take it and rename its resources to those of \"{stack}\":\n    --force");

    public static Diagnostic Locked(IReadOnlyList<LockOwner> owners) =>
        Diagnostic.Error("IMI4130", "Stack is locked",
            detail: $"The stack is currently locked{By(owners)}",
            hint: "wait for that run to end. When it is surely gone, take its lock away with\n    immutainfra state unlock");

    public static Diagnostic LockTakenOver(LockOwner owner) =>
        Diagnostic.Warning("IMI4131", "Lock taken over", detail: $"The process that held the stack's lock has ended without giving it up: {owner}.");

    public static Diagnostic RunUnderWay(IReadOnlyList<LockOwner> owners) =>
        Diagnostic.Warning("IMI4132", "A run is under way",
            detail: $"The stack is currently locked{By(owners)}\nWhat is shown is of this moment: some of it is the work of that run, which has not ended.",
            hint: "look again when it has ended. When it is surely gone, take its lock away with\n    immutainfra state unlock");

    public static Diagnostic OwnerRunning(IReadOnlyList<LockOwner> owners) =>
        Diagnostic.Error("IMI4133", "The run is still there",
            detail: $"The stack is currently locked{By(owners)}\nThat process is running on this machine. Without its lock, two runs would write the state. Nothing was unlocked.",
            hint: "wait for it to end, or end it: the next run takes its lock over. To take the lock away all the same:\n    immutainfra state unlock --force");

    public static Diagnostic JournalDamaged(string file, int line) =>
        Diagnostic.Error("IMI4140", "Damaged journal",
            detail: $"{file}: line {line} is not what was written there. The journal says what an earlier run did; it is left as it is.",
            hint: "move the file away to go on without it, then run a refresh to find what it held.");

    public static Diagnostic JournalForOther(string file, IReadOnlyList<string> created) =>
        Diagnostic.Warning("IMI4141", "Journal of another state",
            detail: $"An earlier run was interrupted, and something else has written the stack since. Its journal is kept at {file}."
                + (created.Count == 0 ? "" : $" It tells of creations that the stack may not know: {string.Join(", ", created)}."),
            hint: "run a refresh, and import what is missing.");

    public static Diagnostic JournalReplayed(int operations) =>
        Diagnostic.Warning("IMI4142", "An earlier run was interrupted",
            detail: $"What it did was taken from its journal; {operations} operation{(operations == 1 ? "" : "s")} had begun and not ended.");

    public static Diagnostic LostCreationFound(Urn urn, string id) =>
        Diagnostic.Warning("IMI4143", "Found what an interrupted run created",
            detail: $"An earlier run had begun to create {urn} and did not learn what came of it. It is there, with the id {id}, and is taken into the state.");

    public static Diagnostic DatabaseFailed(string url, string why) =>
        Diagnostic.Error("IMI4144", "Database unusable", detail: $"{url}: {why}. What was there before is intact.",
            hint: "see that the server runs and lets this user in; the password may stand in PGPASSWORD or in the password file.");

    public static Diagnostic NewerDatabase(string url, int version, int known) =>
        Diagnostic.Error("IMI4145", "Newer layout of a database",
            detail: $"{url} holds tables of version {version}; this program works with version {known}.", hint: "use a newer version of this program.");

    public static Diagnostic UnusableDatabaseUrl(string why) =>
        Diagnostic.Error("IMI4146", "Unusable database URL", detail: $"The URL of the database cannot be used: {why}.",
            hint: "write postgres://user@host:5432/database?sslmode=require.");

    public static Diagnostic NoSuchBackup(StackName stack, string? name, IReadOnlyList<string> backups) =>
        Diagnostic.Error("IMI4148", "No such backup",
            detail: name is null ? $"The stack \"{stack}\" has no sound backup that differs from what is there." : $"The stack \"{stack}\" has no backup \"{name}\", and there is no such file.",
            hint: backups.Count == 0 ? "it has no backups at all." : $"its backups, newest first:{string.Concat(backups.Take(MostBackups).Select(backup => $"\n    {backup}"))}\n  See more of them with\n    immutainfra state restore --list");

    public static Diagnostic CopyOverAnother(StackName stack, string url) =>
        Diagnostic.Error("IMI4149", "Stack exists at the target", detail: $"There is a stack \"{stack}\" at {url} already.",
            hint: "replace it, keeping it as a backup, with\n    --force");

    public static Diagnostic CopyOntoItself(string url) =>
        Diagnostic.Error("IMI4150", "Nothing to copy", detail: $"Source and target are the same: {url}.");

    public static Diagnostic MoveOfUnlike(string from, string to) =>
        Diagnostic.Error("IMI4151", "Not a possible move",
            detail: $"{from} cannot become {to}: a resource becomes one of the same type, a module becomes a module, and nothing moves into itself.");

    public static Diagnostic NothingToMove(string from, IReadOnlyList<string> known) =>
        Diagnostic.Error("IMI4152", "Nothing to move", detail: $"The state holds nothing at {from}.",
            hint: Nearest.To(from, known) is { } near ? $"did you mean \"{near}\"?" : "see what it holds with\n    immutainfra state list");

    public static Diagnostic MoveOntoAnother(string to) =>
        Diagnostic.Error("IMI4153", "Address taken", detail: $"The state holds something at {to} already. Nothing was moved.",
            hint: "move that away first, or take it out of the state.");

    public static Diagnostic MoveOfUnsettled(Urn urn) =>
        Diagnostic.Error("IMI4154", "Interrupted creation in the way",
            detail: $"An interrupted run had begun to create {urn}, and nobody knows yet what came of it.", hint: "apply once, then move.");

    public static Diagnostic LockLost(StackName stack) =>
        Diagnostic.Error("IMI4147", "Lock lost",
            detail: $"The lock on the stack \"{stack}\" was taken away from this run, so it may not write any more. What it had written before is kept.",
            hint: "run again: what was done is in the journal.");

    // A lock that does not say whose it is, is shown by its name, on a line of its own: nobody wants it broken.
    private static string By(IReadOnlyList<LockOwner> owners)
    {
        var known = owners.Where(owner => owner.ProcessId > 0).Select(owner => $"by {owner}").ToList();
        var unknown = owners.Where(owner => owner.ProcessId <= 0).Select(owner => $"\n    {owner.Name}").ToList();
        return (known.Count == 0 ? "" : $" {string.Join(" and ", known)}")
            + (unknown.Count == 0 ? "." : $"{(known.Count == 0 ? "" : ",")} by somebody of whom the lock does not tell:{string.Concat(unknown)}");
    }
}
