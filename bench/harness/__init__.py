"""What the workloads share: the machine, the seeded database, the server, the load and the table."""
