WebApplication.Create(args);
