using System.Text.Json.Nodes;
using Koseki.Eng.Bench;
using Koseki.Eng.Bench.Circuits;

namespace Koseki.Tests.Eng.Bench;

public sealed class TypingTests
{
    [Fact]
    public void Of_WhatTheProbeGives_ReadsEverything()
    {
        var typing = Typing.Of(JsonNode.Parse("""{"letters":[1.5,2],"answers":[30],"firsts":[4],"servers":[5.25],"missing":1}""")!);
        Assert.Equal([1.5, 2], typing.Letters);
        Assert.Equal((30, 4, 5.25, 1), (typing.Answers[0], typing.Firsts[0], typing.Servers[0], typing.Missing));
    }

    [Fact]
    public void At_AShare_IsTheTimeThatShareDoesNotExceed()
    {
        var latencies = new Latencies();
        foreach (var time in Enumerable.Range(1, 100).Reverse())
        {
            latencies.Add(time);
        }

        Assert.Equal((51, 96, 100), (latencies.At(0.5), latencies.At(0.95), latencies.At(1)));
    }

    [Fact]
    public void Message_OfTheDiagnosticPort_SaysItsOwnLength()
    {
        var message = DiagnosticPort.Message(0x03, [7, 8]);
        Assert.Equal([.. "DOTNET_IPC_V1\0"u8, 22, 0, 2, 3, 0, 0, 7, 8], message);
    }
}
