using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Database;

/// <summary>
/// Many questions over one connection: each for itself would take one out, tell it whose rows it may give, and put it back.
/// When the scope changes meanwhile, it is let go, and every question is by itself again.
/// </summary>
public sealed class OneConnection(AgencyTasksDb db, DataScope scope)
{
    public async Task<IAsyncDisposable> HoldAsync(CancellationToken token)
    {
        await db.Database.OpenConnectionAsync(token);
        return new Held(db, scope);
    }

    private sealed class Held : IAsyncDisposable
    {
        private readonly AgencyTasksDb db;
        private readonly DataScope scope;
        private bool isHeld = true;

        public Held(AgencyTasksDb db, DataScope scope)
        {
            (this.db, this.scope) = (db, scope);
            scope.WhenChanged += LetGo;
        }

        public async ValueTask DisposeAsync()
        {
            scope.WhenChanged -= LetGo;
            if (isHeld)
            {
                await db.Database.CloseConnectionAsync();
            }
        }

        private void LetGo()
        {
            if (isHeld)
            {
                isHeld = false;
                db.Database.CloseConnection();
            }
        }
    }
}
