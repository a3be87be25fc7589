using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.Planning.Moves;

/// <summary>A stack in which everything stands at the address that the configuration has for it now.</summary>
internal sealed class StateMoves
{
    private readonly Dictionary<Urn, (InstanceAddress From, InstanceAddress To)> _moves = [];
    private readonly List<(InstanceAddress From, InstanceAddress To)> _blocked = [];

    private StateMoves(StackSnapshot moved) => Moved = moved;

    /// <summary>The stack after the moves.</summary>
    public StackSnapshot Moved { get; private set; }

    /// <summary>What has to be changed in the stack; null where nothing moves.</summary>
    public StateChange? Change { get; private set; }

    /// <summary>What could not move because something else is there.</summary>
    public IReadOnlyList<(InstanceAddress From, InstanceAddress To)> Blocked => _blocked;

    /// <summary>The address that a resource had before it moved; null for one that did not move.</summary>
    /// <param name="urn">Its name in the moved stack.</param>
    public InstanceAddress? PreviousAddressOf(Urn urn) => _moves.TryGetValue(urn, out var move) ? move.From : null;

    /// <summary>What moved, by its name in the moved stack.</summary>
    public IEnumerable<(Urn Urn, InstanceAddress From, InstanceAddress To)> Moves => _moves.Select(move => (move.Key, move.Value.From, move.Value.To));

    /// <summary>Works out what moves. Same arguments, same answer.</summary>
    /// <param name="snapshot">The stack as it stands.</param>
    /// <param name="wanted">The configuration with the <c>moved</c> blocks.</param>
    /// <param name="catalog">The providers, which know what records are called in the configuration.</param>
    /// <param name="naming">How instances are called in the stack.</param>
    /// <param name="found">Takes what is wrong with the blocks themselves.</param>
    public static StateMoves Of(StackSnapshot snapshot, ConfigurationTree wanted, IProviderCatalog catalog, UrnNaming naming, DiagnosticBag found)
    {
        var moves = new StateMoves(snapshot);
        var written = MoveStatements.Written(wanted);
        var records = snapshot.Resources
            .Where(record => record is { Delete: false, IsManaged: true })
            .Select(record => (Record: record, Address: AddressOf(record, catalog)))
            .Where(each => each.Address is not null)
            .ToDictionary(each => each.Address!, each => each.Record);
        var statements = MoveStatements.InOrder(written, found)
            .Concat(MoveStatements.Implied(wanted, records.Keys, written))
            .ToList();
        if (statements.Count == 0)
        {
            return moves;
        }

        var origins = records.Keys.ToDictionary(address => address);
        var byBlock = new Dictionary<BlockKey, HashSet<InstanceAddress>>();
        foreach (var address in origins.Keys)
        {
            Note(address, byBlock);
        }

        foreach (var statement in statements)
        {
            moves.Follow(statement, origins, byBlock);
        }

        var changed = origins.Where(pair => !pair.Key.Equals(pair.Value)).ToList();
        if (changed.Count > 0)
        {
            var names = new Dictionary<Urn, (Urn Urn, InstanceAddress Address)>();
            foreach (var (address, origin) in changed)
            {
                // A name that the pulumi block gave stays until the block gives another.
                var record = records[origin];
                var urn = naming.Resource(address, record.Type, RecordedAddress.Find(record) is null ? null : record.Urn.Name);
                names[record.Urn] = (urn, address);
                moves._moves[urn] = (origin, address);
            }

            (moves.Moved, moves.Change) = RecordRenames.Apply(snapshot, names, naming);
        }

        return moves;
    }

    // The addresses are those after the statements so far, with where each came from.
    private void Follow(MoveStatement statement, Dictionary<InstanceAddress, InstanceAddress> origins, Dictionary<BlockKey, HashSet<InstanceAddress>> byBlock)
    {
        IEnumerable<InstanceAddress> candidates = statement.Start is { } start ? byBlock.GetValueOrDefault(start, []) : origins.Keys;
        foreach (var address in candidates.ToList())
        {
            if (statement.Apply(address) is not { } target || target.Equals(address))
            {
                continue;
            }

            if (origins.ContainsKey(target))
            {
                if (statement.Written is not null)
                {
                    _blocked.Add((address, target));
                }

                continue;
            }

            origins.Remove(address, out var origin);
            origins[target] = origin!;
            byBlock[BlockKey.Of(address.Resource)].Remove(address);
            Note(target, byBlock);
        }
    }

    private static void Note(InstanceAddress address, Dictionary<BlockKey, HashSet<InstanceAddress>> byBlock)
    {
        var block = BlockKey.Of(address.Resource);
        if (!byBlock.TryGetValue(block, out var addresses))
        {
            byBlock[block] = addresses = [];
        }

        addresses.Add(address);
    }

    private static InstanceAddress? AddressOf(ResourceState record, IProviderCatalog catalog) =>
        catalog.FindSchema(record.Type[..record.Type.IndexOf(':', StringComparison.Ordinal)])?.FindResource(record.Type) is { } schema
            ? UrnNaming.AddressOf(record, schema.HclType)
            : null;
}
