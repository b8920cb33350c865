using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Handhaving.Bewijs.Canoniek;

/// <summary>
/// RFC 8259 read strictly, as RFC 8785 (I-JSON, RFC 7493) demands: UTF-8 without BOM, no duplicate names, no lone surrogates, no number
/// beyond a double, nothing behind the value. Depth and size are bounded, and so are time and memory.
/// </summary>
internal ref struct Jsonlezer(ReadOnlySpan<byte> bron, int diepte)
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);
    private readonly ReadOnlySpan<byte> _bron = bron;
    private int _plek;

    public static Json Lees(ReadOnlySpan<byte> bron, int diepte)
    {
        var lezer = new Jsonlezer(bron, diepte);
        var waarde = lezer.Waarde(0);
        lezer.Wit();
        return lezer._plek == bron.Length ? waarde : throw lezer.Fout("er staat iets achter de waarde");
    }

    private readonly OngeldigBewijsException Fout(string wat) => new($"geen geldige JSON op byte {_plek}: {wat}");

    private void Wit()
    {
        while (_plek < _bron.Length && _bron[_plek] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r') _plek++;
    }

    private readonly byte Kijk => _plek < _bron.Length ? _bron[_plek] : (byte)0;

    private void Eis(byte teken)
    {
        if (Kijk != teken) throw Fout($"'{(char)teken}' verwacht");
        _plek++;
    }

    private Json Waarde(int niveau)
    {
        if (niveau > diepte) throw Fout("te diep genest");
        Wit();
        return Kijk switch
        {
            (byte)'{' => Voorwerp(niveau),
            (byte)'[' => Rij(niveau),
            (byte)'"' => new Json.Tekst(Tekst()),
            (byte)'t' => Woord("true"u8, true),
            (byte)'f' => Woord("false"u8, false),
            (byte)'n' => Woord("null"u8, Json.Niets),
            (byte)'-' or (>= (byte)'0' and <= (byte)'9') => Getal(),
            _ => throw Fout("een waarde verwacht"),
        };
    }

    private Json Woord(ReadOnlySpan<byte> woord, Json waarde)
    {
        if (!_bron[_plek..].StartsWith(woord)) throw Fout("een onbekend woord");
        _plek += woord.Length;
        return waarde;
    }

    private Json.Voorwerp Voorwerp(int niveau)
    {
        var velden = new Dictionary<string, Json>(StringComparer.Ordinal);
        _plek++;
        Wit();
        if (Kijk == (byte)'}') { _plek++; return new(velden); }
        while (true)
        {
            Wit();
            if (Kijk != (byte)'"') throw Fout("een naam verwacht");
            var naam = Tekst();
            Wit();
            Eis((byte)':');
            if (!velden.TryAdd(naam, Waarde(niveau + 1))) throw Fout("een naam komt tweemaal voor");
            Wit();
            if (Kijk == (byte)'}') { _plek++; return new(velden); }
            Eis((byte)',');
        }
    }

    private Json.Rij Rij(int niveau)
    {
        var delen = new List<Json>();
        _plek++;
        Wit();
        if (Kijk == (byte)']') { _plek++; return new(delen); }
        while (true)
        {
            delen.Add(Waarde(niveau + 1));
            Wit();
            if (Kijk == (byte)']') { _plek++; return new(delen); }
            Eis((byte)',');
        }
    }

    private Json.Getal Getal()
    {
        var begin = _plek;
        if (Kijk == (byte)'-') _plek++;
        if (Kijk == (byte)'0') _plek++;
        else Cijfers();
        var geheel = true;
        if (Kijk == (byte)'.') { geheel = false; _plek++; Cijfers(); }
        if (Kijk is (byte)'e' or (byte)'E')
        {
            geheel = false;
            _plek++;
            if (Kijk is (byte)'+' or (byte)'-') _plek++;
            Cijfers();
        }
        var tekst = _bron[begin.._plek];
        if (!Utf8Parser.TryParse(tekst, out double waarde, out var gelezen) || gelezen != tekst.Length || !double.IsFinite(waarde))
            waarde = double.Parse(tekst, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(waarde) ? new(waarde, geheel && !(waarde == 0 && tekst[0] == '-')) : throw Fout("een getal buiten het bereik van een double");
    }

    private void Cijfers()
    {
        if (Kijk is not (>= (byte)'0' and <= (byte)'9')) throw Fout("een cijfer verwacht");
        while (Kijk is >= (byte)'0' and <= (byte)'9') _plek++;
    }

    private string Tekst()
    {
        var begin = ++_plek;
        while (Kijk is not ((byte)'"' or (byte)'\\' or < (byte)' ')) _plek++;
        if (Kijk == (byte)'"') return Letterlijk(begin, _plek++);

        var tekst = new StringBuilder();
        while (true)
        {
            tekst.Append(Letterlijk(begin, _plek));
            switch (Kijk)
            {
                case (byte)'"':
                    _plek++;
                    return Heel(tekst.ToString());
                case (byte)'\\':
                    _plek++;
                    tekst.Append(Ontsnapt());
                    break;
                default:
                    throw Fout("een besturingsteken in een tekst of een tekst zonder einde");
            }
            begin = _plek;
            while (Kijk is not ((byte)'"' or (byte)'\\' or < (byte)' ')) _plek++;
        }
    }

    private readonly string Letterlijk(int begin, int eind)
    {
        try
        {
            return Utf8.GetString(_bron[begin..eind]);
        }
        catch (DecoderFallbackException)
        {
            throw Fout("geen geldige UTF-8");
        }
    }

    private char Ontsnapt()
    {
        var teken = Kijk;
        _plek++;
        switch (teken)
        {
            case (byte)'"' or (byte)'\\' or (byte)'/': return (char)teken;
            case (byte)'b': return '\b';
            case (byte)'f': return '\f';
            case (byte)'n': return '\n';
            case (byte)'r': return '\r';
            case (byte)'t': return '\t';
            case (byte)'u':
                var code = 0;
                for (var i = 0; i < 4; i++, _plek++)
                    code = code * 16 + Kijk switch
                    {
                        >= (byte)'0' and <= (byte)'9' => Kijk - '0',
                        >= (byte)'a' and <= (byte)'f' => Kijk - 'a' + 10,
                        >= (byte)'A' and <= (byte)'F' => Kijk - 'A' + 10,
                        _ => throw Fout("vier hexadecimale cijfers verwacht"),
                    };
                return (char)code;
            default: throw Fout("een onbekende ontsnapping");
        }
    }

    /// <summary>Escapes can make half a surrogate pair, which no UTF-8 can hold.</summary>
    private readonly string Heel(string tekst)
    {
        for (var i = 0; i < tekst.Length; i++)
            if (char.IsHighSurrogate(tekst[i]) && i + 1 < tekst.Length && char.IsLowSurrogate(tekst[i + 1])) i++;
            else if (char.IsSurrogate(tekst[i])) throw Fout("een half surrogaatpaar");
        return tekst;
    }
}
