"""The workspace: what reviewers decided and mended, on disk."""

from core.store.records import Deed, Judgement, Mending, Target, Verdict, Words
from core.store.workspace import Workspace, WorkspaceError

__all__ = ["Deed", "Judgement", "Mending", "Target", "Verdict", "Words", "Workspace", "WorkspaceError"]
