using System.Text;
using Handhaving.Getuige;

Console.OutputEncoding = new UTF8Encoding(false);
return await Opdracht.VoerAsync(args, Console.Out, Console.Error);
