"""The workspace: what reviewers decided, on disk."""

from core.store.workspace import Judgement, Verdict, Workspace, WorkspaceError

__all__ = ["Judgement", "Verdict", "Workspace", "WorkspaceError"]
