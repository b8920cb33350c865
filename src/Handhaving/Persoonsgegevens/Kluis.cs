using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marten;
using Weasel.Postgresql.Tables;

namespace Handhaving.Persoonsgegevens;

/// <summary>Where a value belongs. Part of the encryption: a row moved to another place does not open.</summary>
internal sealed record Kluisplaats(string Gemeente, Guid Gebeurtenis, string Pad, string Commitment)
{
    public string Aad => $"waarde.v1|{Gemeente}|{Gebeurtenis}|{Pad}|{Commitment}";
}

/// <summary>AES-256-GCM, stored as nonce || ciphertext || tag.</summary>
internal static class Gcm
{
    private const int Nonce = 12, Merk = 16;

    public static byte[] Versleutel(byte[] sleutel, ReadOnlySpan<byte> klaar, string aad)
    {
        var uit = new byte[Nonce + klaar.Length + Merk];
        var nonce = uit.AsSpan(0, Nonce);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(sleutel, Merk);
        aes.Encrypt(nonce, klaar, uit.AsSpan(Nonce, klaar.Length), uit.AsSpan(Nonce + klaar.Length), Encoding.UTF8.GetBytes(aad));
        return uit;
    }

    /// <exception cref="KluisGeschondenException">Key, place and ciphertext do not belong together.</exception>
    public static byte[] Ontsleutel(byte[] sleutel, ReadOnlySpan<byte> geheim, string aad)
    {
        if (geheim.Length < Nonce + Merk) throw new KluisGeschondenException("Een waarde in de kluis is afgekapt.");
        var klaar = new byte[geheim.Length - Nonce - Merk];
        using var aes = new AesGcm(sleutel, Merk);
        try
        {
            aes.Decrypt(geheim[..Nonce], geheim[Nonce..^Merk], geheim[^Merk..], klaar, Encoding.UTF8.GetBytes(aad));
            return klaar;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new KluisGeschondenException("De kluis of een sleutel is gewijzigd, verwisseld of verplaatst.");
        }
    }
}

/// <summary>Tables in a schema of their own, so that database roles can part events, values and keys.</summary>
internal static class Kluisschema
{
    public const string Schema = "persoonsgegevens", Kluis = $"{Schema}.kluis", Sleutel = $"{Schema}.sleutel", Wissing = $"{Schema}.wissing", Zoekindex = $"{Schema}.zoekindex", Wislijst = $"{Schema}.wislijst", Beperking = $"{Schema}.beperking", Rectificatie = $"{Schema}.rectificatie";

    /// <summary>Adds the tables and seals what is saved.</summary>
    public static void VerzegelPersoonsgegevens(this StoreOptions opts, Sleuteldienst sleuteldienst)
    {
        opts.Listeners.Add(new Persoonsgegeven.Verzegelaar(sleuteldienst, JsonSerializerOptions.Web));

        var kluis = new Table(Kluis);
        kluis.AddColumn("gemeente", "text").AsPrimaryKey();
        kluis.AddColumn("commitment", "text").AsPrimaryKey();
        kluis.AddColumn("betrokkene", "uuid").NotNull();
        kluis.AddColumn("gebeurtenis", "uuid").NotNull();
        kluis.AddColumn("pad", "text").NotNull();
        kluis.AddColumn("inhoud", "bytea").NotNull();
        kluis.AddColumn("klasse", "text").NotNull().DefaultValueByExpression($"'{Bewaarklasse.Zaak}'");
        kluis.Indexes.Add(new IndexDefinition("kluis_gebeurtenis") { Columns = ["gemeente", "gebeurtenis"] });
        kluis.Indexes.Add(new IndexDefinition("kluis_betrokkene") { Columns = ["gemeente", "betrokkene"] });

        var sleutel = new Table(Sleutel);
        sleutel.AddColumn("gemeente", "text").AsPrimaryKey();
        sleutel.AddColumn("betrokkene", "uuid").AsPrimaryKey();
        sleutel.AddColumn("omwikkeld", "bytea");
        sleutel.AddColumn("klasse", "text").AsPrimaryKey().DefaultValueByExpression($"'{Bewaarklasse.Zaak}'");
        sleutel.AddColumn("tijdvak", "integer");

        var wissing = new Table(Wissing);
        wissing.AddColumn("gemeente", "text").AsPrimaryKey();
        wissing.AddColumn("commitment", "text").AsPrimaryKey();
        wissing.AddColumn("betrokkene", "uuid").NotNull();
        wissing.AddColumn("gebeurtenis", "uuid").NotNull();
        wissing.AddColumn("pad", "text").NotNull();
        wissing.AddColumn("wissing", "uuid").NotNull();
        wissing.AddColumn("stroom", "text").NotNull();
        wissing.AddColumn("gewist", "boolean").NotNull().DefaultValueByExpression("false");
        wissing.Indexes.Add(new IndexDefinition("wissing_open") { Columns = ["gemeente", "wissing"], Predicate = "not gewist" });

        var zoekindex = new Table(Zoekindex);
        foreach (var kolom in (string[])["gemeente", "soort"]) zoekindex.AddColumn(kolom, "text").AsPrimaryKey();
        zoekindex.AddColumn("hmac", "bytea").AsPrimaryKey();
        zoekindex.AddColumn("commitment", "text").AsPrimaryKey();
        zoekindex.AddColumn("betrokkene", "uuid").NotNull();
        zoekindex.Indexes.Add(new IndexDefinition("zoekindex_betrokkene") { Columns = ["gemeente", "betrokkene"] });
        // Whoever removes a value removes what it is found by.
        zoekindex.ForeignKeys.Add(new ForeignKey("zoekindex_kluis") { ColumnNames = ["gemeente", "commitment"], LinkedTable = kluis.Identifier, LinkedNames = ["gemeente", "commitment"], DeleteAction = Weasel.Core.CascadeAction.Cascade });

        // Which list outside the database is its own (Wislijstwacht).
        var wislijst = new Table(Wislijst);
        wislijst.AddColumn("merk", "text").AsPrimaryKey();
        wislijst.AddColumn("sinds", "timestamptz").NotNull().DefaultValueByExpression("now()");


        var beperking = new Table(Beperking);
        beperking.AddColumn("gemeente", "text").AsPrimaryKey();
        beperking.AddColumn("beperking", "uuid").AsPrimaryKey();
        beperking.AddColumn("betrokkene", "uuid").NotNull();
        beperking.AddColumn("zaak", "uuid");
        beperking.AddColumn("grond", "text").NotNull();
        beperking.AddColumn("opgeheven", "boolean").NotNull().DefaultValueByExpression("false");
        beperking.Indexes.Add(new IndexDefinition("beperking_betrokkene") { Columns = ["gemeente", "betrokkene"], Predicate = "not opgeheven" });

        var rectificatie = new Table(Rectificatie);
        foreach (var kolom in (string[])["gemeente", "commitment"]) rectificatie.AddColumn(kolom, "text").AsPrimaryKey();
        rectificatie.AddColumn("rectificatie", "uuid").NotNull();

        opts.Storage.ExtendedSchemaObjects.AddRange([kluis, sleutel, wissing, zoekindex, wislijst, beperking, rectificatie]);
    }
}
