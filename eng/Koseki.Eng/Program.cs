Console.Error.WriteLine("使い方: --help");
return 2;
