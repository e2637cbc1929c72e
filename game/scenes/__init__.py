"""The screens. Each handles events, may ask for a change of scene, and draws itself."""
