"""What the sandboxes of all vendors share: webhook deliveries, faults, breaking connections, the process."""
