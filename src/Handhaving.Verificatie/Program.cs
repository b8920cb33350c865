using System.Text;
using Handhaving.Verificatie;

Console.OutputEncoding = new UTF8Encoding(false);
return Opdracht.Voer(args, Console.Out, Console.Error);
