namespace Handhaving.Partners;

/// <summary>
/// What an organisation is among those that work together in an interventieteam (SUWI art. 64). A RIEC is none of them: it has a
/// regime of its own (Wgs) and is never served through this door.
/// </summary>
public enum Partnersoort { NederlandseArbeidsinspectie, Belastingdienst, DienstToeslagen, Uwv, Svb, Ind, Politie, OpenbaarMinisterie, VngNaleving, Gemeente }
