// Each test drives several processes and a browser; side by side they would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
