"""The opening check (开摊自检): is this machine fit for the evening, and if not, what is to be done."""
